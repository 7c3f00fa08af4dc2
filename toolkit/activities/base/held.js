// A box belongs to whoever is writing in it: news waits until they have finished.

/** @typedef {HTMLInputElement | HTMLTextAreaElement} Box */

const BOXES = "textarea, input:not([type=radio], [type=checkbox], [type=file])";

/** @param {Element} root @returns {Box[]} */
const boxesIn = (root) => {
  /** @type {NodeListOf<Box>} */
  const inside = root.querySelectorAll(BOXES);
  return root.matches(BOXES) ? [/** @type {Box} */ (root), ...inside] : [...inside];
};

/**
 * Whether somebody is in one of its boxes now. A page that has not the keyboard has
 * nobody in it, wherever its caret was left.
 * @param {Element} root
 */
export const hasWriter = (root) => {
  const focus = document.activeElement;
  // The palette of mathematics stands directly after the box that it writes in.
  const palette = focus?.closest(".ws-mathematics");
  const box = palette ? palette.previousElementSibling : focus;
  return document.hasFocus() && boxesIn(root).some((one) => one === box);
};

/**
 * The same, or a box says something else than was put there by `fill` or `sent`.
 * @param {Element} root
 */
export const isHeld = (root) =>
  hasWriter(root) || boxesIn(root).some((box) => box.value !== box.defaultValue);

/** @type {Map<Element, { waits: (root: Element) => boolean, redraw: () => void }>} */
const waiting = new Map();

/** Lets in the news that has waited, where nobody writes any more. */
export const letIn = () => {
  for (const [root, { waits, redraw }] of [...waiting]) {
    if (root.isConnected && waits(root)) continue;
    waiting.delete(root);
    if (root.isConnected) redraw();
  }
};
const soon = () => setTimeout(letIn);
document.addEventListener("focusout", soon);
addEventListener("blur", soon);

/**
 * Redraws now, or as soon as nobody is writing in it; what came last is drawn.
 * @param {Element} root
 * @param {() => void} redraw
 * @param {(root: Element) => boolean} waits
 */
export const whenFree = (root, redraw, waits = isHeld) => {
  waiting.delete(root);
  if (waits(root)) waiting.set(root, { waits, redraw });
  else redraw();
};

/**
 * Puts a value in, which nobody has written there.
 * @param {Box} box
 * @param {string} value
 */
export const fill = (box, value) => {
  box.value = value;
  box.defaultValue = value;
};

/**
 * What stands in it is sent, so news may come in.
 * @param {Box} box
 */
export const sent = (box) => {
  box.defaultValue = box.value;
  letIn();
};
