// A list whose items change places while somebody is in one of them.

/**
 * Puts `items` in order around the one that has the focus, which never moves.
 * @param {Element} list
 * @param {readonly Element[]} items
 */
export const arrange = (list, items) => {
  [...list.children]
    .filter((item) => !items.includes(item))
    .forEach((item) => item.remove());
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
