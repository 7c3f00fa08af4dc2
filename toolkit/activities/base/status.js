// The line that says whether an answer is saved.

import { h, replace } from "./dom.js";

// What changes with every keystroke is shown at once and spoken after a pause; anything
// else is spoken at once, and once.
export const statusLine = () => {
  const PAUSE = 1000;
  const root = h("p", { class: "ws-status", role: "status", tabindex: "-1" });
  let timer = 0;
  /** @type {string | null} */
  let spoken = "";
  /** @param {string} text */
  const speak = (text) => {
    spoken = text;
    root.replaceChildren(text);
  };
  /** @param {string} text @param {{ tone?: string, often?: boolean }} how */
  const tell = (text, { tone = "", often = false } = {}) => {
    root.dataset.tone = tone;
    clearTimeout(timer);
    if (spoken === text) return;
    if (!often) return speak(text);
    spoken = null;
    if (root.textContent !== text)
      replace(root, h("span", { "aria-hidden": "true" }, text));
    timer = setTimeout(() => speak(text), PAUSE);
  };
  return { root, tell, stop: () => clearTimeout(timer) };
};

/**
 * New text in a box must not move the caret of somebody who is in it.
 * @param {() => unknown} write
 */
export const keepingCaret = (write) => {
  const box = document.activeElement;
  const isText = box instanceof HTMLInputElement || box instanceof HTMLTextAreaElement;
  const { selectionStart: start, selectionEnd: end } = isText ? box : {};
  write();
  if (!isText || start == null || box !== document.activeElement) return;
  if (box.selectionStart !== start) box.setSelectionRange(start, end ?? start);
};
