// A list whose items change places while somebody is in one of them.

import { hasWriter, whenFree } from "../base/held.js";

/** @type {WeakMap<Element, readonly Element[]>} */
const wanted = new WeakMap(); // by the list

/** @param {Element} list @param {Element} item */
const leave = (list, item) =>
  whenFree(
    item,
    () => {
      if (!wanted.get(list)?.includes(item)) item.remove();
    },
    hasWriter,
  );

/**
 * Puts `items` in order around the one that has the focus, which never moves; what
 * somebody is writing in leaves when they have finished.
 * @param {Element} list
 * @param {readonly Element[]} items
 */
export const arrange = (list, items) => {
  wanted.set(list, items);
  [...list.children]
    .filter((item) => !items.includes(item))
    .forEach((item) => leave(list, item));
  const fixed = items.find((item) => item.contains(document.activeElement));
  const before = items.slice(0, fixed ? items.indexOf(fixed) : 0);
  before.forEach((item) => list.insertBefore(item, fixed ?? null));
  let last = fixed ?? null;
  for (const item of items.slice(before.length + (fixed ? 1 : 0))) {
    const next = last ? last.nextSibling : list.firstChild;
    if (next !== item) list.insertBefore(item, next);
    last = item;
  }
};
