// Mathematics for who does not write LaTeX: one palette, at the box that is written in.

import { h, setName } from "./dom.js";
import { insertion, nextPlace } from "./insertion.js";
import { inPlace } from "./steady.js";

/** @import { Stop, Words } from "./types.d.ts" */

const SIGNS = {
  fraction: "a⁄b",
  power: "xⁿ",
  root: "√",
  ratio: "a:b",
  inequality: "≤",
  pi: "π",
  degree: "°",
};

/** @type {Map<HTMLElement, Words>} */
const writtenIn = new Map(); // the activities whose boxes have a palette
/** @type {HTMLTextAreaElement | null} */
let box = null;
/** @type {ReturnType<typeof paletteOf> | null} */
let palette = null;

/**
 * As if it were typed, so that the browser's own undo takes it back.
 * @param {HTMLTextAreaElement} into
 * @param {ReturnType<typeof insertion>} what
 */
const typeIn = (into, { start, end, put, caret }) => {
  const before = into.value;
  into.focus({ preventScroll: true });
  into.setSelectionRange(start, end);
  document.execCommand("insertText", false, put);
  if (into.value === before) {
    into.setRangeText(put, start, end, "end");
    into.dispatchEvent(new Event("input", { bubbles: true }));
  }
  into.setSelectionRange(caret, caret);
};

/** @param {string} name */
const insertInto = (name) => {
  if (!box) return;
  const { value, selectionStart: from, selectionEnd: to } = box;
  typeIn(box, insertion(value, { from, to, name }));
};

const goOn = () => {
  if (!box) return;
  const at = nextPlace(box.value, box.selectionEnd);
  box.focus({ preventScroll: true });
  box.setSelectionRange(at, at);
};

/** @param {Element} root */
const bringIntoView = (root) => {
  const view = window.visualViewport;
  const end = view ? view.offsetTop + view.height : innerHeight;
  const below = root.getBoundingClientRect().bottom - end;
  if (below > 0) scrollBy({ top: below, behavior: "instant" });
};

/** @param {Words} words */
const paletteOf = (words) => {
  /** @param {string} sign @param {string} name @param {() => void} onclick */
  const key = (sign, name, onclick) =>
    h(
      "button",
      { type: "button", title: name, onclick },
      h("span", { "aria-hidden": "true" }, sign),
      h("span", { class: "ws-hidden" }, name),
    );
  const keys = h(
    "div",
    { class: "ws-mathematics-keys", role: "group", hidden: true },
    Object.entries(SIGNS).map(([name, sign]) =>
      key(sign, words[`maths_${name}`], () => insertInto(name)),
    ),
    key("→", words.maths_next, goOn),
  );
  setName(keys, words.maths_keys);
  /** @param {boolean} isOpen */
  const open = (isOpen) => {
    keys.hidden = !isOpen;
    opener.setAttribute("aria-expanded", String(isOpen));
    if (isOpen) bringIntoView(root);
  };
  const opener = h(
    "button",
    {
      type: "button",
      class: "ws-quiet",
      "aria-expanded": "false",
      onclick: () => open(Boolean(keys.hidden)),
    },
    words.maths,
  );
  // Who taps here goes on writing: caret and keyboard stay with the box.
  const stay = { onmousedown: (/** @type {Event} */ event) => event.preventDefault() };
  const root = h("div", { class: "ws-mathematics", ...stay }, opener, keys);
  return { root, open, isOpen: () => !keys.hidden };
};

let isPressed = false; // where a finger is nothing moves

/** @param {EventTarget | null} target */
const followBox = (target) => {
  if (isPressed || !(target instanceof HTMLTextAreaElement)) return;
  const [, words] = [...writtenIn].find(([el]) => el.contains(target)) ?? [];
  if (target === box && palette?.root.isConnected) return;
  box = words && !target.readOnly ? target : null;
  if (!words || !box) return palette?.root.remove();
  palette ??= paletteOf(words);
  const { root } = palette;
  inPlace(target, () => target.after(root));
};

/** @param {KeyboardEvent} event */
const leavePalette = (event) => {
  const { key, target, isComposing } = event;
  if (key !== "Escape" || isComposing || !box || !palette?.isOpen()) return;
  if (target !== box && !(target instanceof Node && palette.root.contains(target)))
    return;
  event.preventDefault();
  event.stopPropagation(); // the box itself may have something to leave, too
  palette.open(false);
  box.focus();
};
/** @param {Event} event */
const followFinger = ({ type }) => {
  isPressed = type === "pointerdown";
  if (!isPressed) followBox(document.activeElement);
};
for (const type of ["pointerdown", "pointerup", "pointercancel"])
  document.addEventListener(type, followFinger, { capture: true });
document.addEventListener("focusin", ({ target }) => followBox(target));
document.addEventListener("keydown", leavePalette, { capture: true });

/**
 * The palette comes to boxes for longer words in `el`.
 * @param {HTMLElement} el
 * @param {Words} words
 * @returns {Stop}
 */
export const offerMathematics = (el, words) => {
  writtenIn.set(el, words);
  return () => writtenIn.delete(el);
};
