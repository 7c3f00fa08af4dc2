// Redrawing no more than has changed, so that focus and what is open stay.

import { replace } from "./dom.js";
import { whenFree } from "./held.js";

/** @import { Child } from "./types.d.ts" */

/**
 * Keeps a list's items in step with `shown`, an array of [id, value]; an item whose
 * value has not changed, or in which somebody writes, stays the same element.
 * @template Value
 * @param {HTMLElement} list
 * @param {(id: string, value: Value) => HTMLElement} make
 */
export const keyedList = (list, make) => {
  /** @type {Map<string, { as: string, item: HTMLElement }>} */
  const drawn = new Map();
  /** @param {readonly [string, Value]} keyed */
  const itemOf = ([id, value]) => {
    const as = JSON.stringify(value);
    const found = drawn.get(id);
    if (!found) {
      const item = make(id, value);
      drawn.set(id, { as, item });
      return item;
    }
    whenFree(found.item, () => {
      if (found.as !== as) renew(found.item, [id, value]);
    });
    return drawn.get(id)?.item ?? found.item;
  };
  /** @param {HTMLElement} former @param {readonly [string, Value]} keyed */
  const renew = (former, [id, value]) => {
    const held = former.contains(document.activeElement);
    const label = held && document.activeElement?.getAttribute("aria-label");
    const item = make(id, value);
    drawn.set(id, { as: JSON.stringify(value), item });
    former.replaceWith(item);
    if (!held) return;
    [...item.querySelectorAll("button")]
      .find((one) => one.getAttribute("aria-label") === label)
      ?.focus();
  };
  /** @param {readonly (readonly [string, Value])[]} shown */
  return (shown) => {
    const items = shown.map(itemOf);
    const kept = new Set(shown.map(([id]) => id));
    [...drawn.keys()].filter((id) => !kept.has(id)).forEach((id) => drawn.delete(id));
    [...list.children]
      .filter((one) => !items.some((item) => item === one))
      .forEach((one) => one.remove());
    items.forEach((item, at) => {
      if (list.children[at] !== item)
        list.insertBefore(item, list.children[at] ?? null);
    });
  };
};

/**
 * Calls make(), and puts what it gives into `root`, when what it depends on is different
 * and nobody is writing there.
 * @param {Element} root
 * @param {() => Child} make
 */
export const whenChanged = (root, make) => {
  /** @type {string | undefined} */
  let drawn;
  /** @param {unknown} from */
  return (from) => {
    const as = JSON.stringify(from);
    whenFree(root, () => {
      if (as === drawn) return;
      drawn = as;
      replace(root, make());
    });
  };
};
