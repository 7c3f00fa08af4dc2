// Redrawing no more than has changed, so that focus and what is open stay.

import { replace } from "./dom.js";
import { whenFree } from "./held.js";
import { placeInOrder } from "./in_order.js";

/** @import { Child } from "./types.d.ts" */

const FOCUSABLE = "button, a[href], input, textarea, select, summary";

/** @param {Element} held */
const spokenAs = (held) => {
  const label = held instanceof HTMLInputElement && held.labels?.[0];
  const said = held.getAttribute("aria-label") ?? (label || held).textContent;
  return `${held.tagName} ${said}`;
};

/** @param {HTMLElement} item @param {string} name */
const namedAlike = (item, name) => {
  /** @type {NodeListOf<HTMLElement>} */
  const inside = item.querySelectorAll(FOCUSABLE);
  return [...inside].filter((one) => spokenAs(one) === name);
};

/**
 * The focus goes to what has the same name as the one that had it, else to the first.
 * @param {HTMLElement} item
 * @param {string} [name]
 * @param {number} [nth]
 */
const focusIn = (item, name, nth = 0) => {
  /** @type {HTMLElement | null} */
  const first = item.querySelector(FOCUSABLE);
  const same = name ? namedAlike(item, name) : [];
  const next = same[nth] ?? same[0] ?? first ?? item;
  if (next === item) item.tabIndex = -1;
  next.focus({ preventScroll: true });
};

/**
 * Draws again what the focus may be in, and leaves it where it was.
 * @param {HTMLElement} root
 * @param {() => void} draw
 */
export const keepingFocus = (root, draw) => {
  const held = document.activeElement;
  if (!(held instanceof HTMLElement) || !root.contains(held)) return draw();
  const name = spokenAs(held); // what is taken out has no label any more
  const nth = namedAlike(root, name).indexOf(held);
  draw();
  if (!held.isConnected) focusIn(root, name, Math.max(nth, 0));
};

/** @param {Element} former @param {Element} item */
const keepOpen = (former, item) => {
  const now = item.querySelectorAll("details");
  former.querySelectorAll("details").forEach((one, at) => {
    if (now[at]) now[at].open = one.open;
  });
};

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
    const held = former.contains(document.activeElement) && document.activeElement;
    const name = held ? spokenAs(held) : "";
    const item = make(id, value);
    item.hidden = former.hidden;
    keepOpen(former, item);
    drawn.set(id, { as: JSON.stringify(value), item });
    former.replaceWith(item);
    if (held) focusIn(item, name);
  };
  /** @param {readonly (readonly [string, Value])[]} shown */
  return (shown) => {
    const items = shown.map(itemOf);
    const kept = new Set(shown.map(([id]) => id));
    [...drawn.keys()].filter((id) => !kept.has(id)).forEach((id) => drawn.delete(id));
    const left = [...list.children].filter(
      (one) => !items.some((item) => item === one),
    );
    const held = left.find((one) => one.contains(document.activeElement));
    const at = held ? [...list.children].indexOf(held) : 0;
    placeInOrder(list, items);
    const next = items[Math.min(at, items.length - 1)];
    if (held && next) focusIn(next);
  };
};

/**
 * Calls make(), and puts what it gives into `root`, when what it depends on is different
 * and nobody is writing there.
 * @param {HTMLElement} root
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
      const held = root.contains(document.activeElement) && document.activeElement;
      const name = held ? spokenAs(held) : "";
      replace(root, make());
      if (held) focusIn(root, name);
    });
  };
};
