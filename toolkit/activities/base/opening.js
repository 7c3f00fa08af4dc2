// What opens with a press, closes with Escape, and is printed open.

import { h } from "./dom.js";

/** @import { Child } from "./types.d.ts" */

/** @param {string} title @param {...Child} inside */
export const opening = (title, ...inside) => {
  const summary = h("summary", {}, title);
  const root = h("details", { class: "ws-opening" }, summary, inside);
  /** @param {KeyboardEvent} event */
  const onkeydown = (event) => {
    if (event.key !== "Escape" || !root.open) return;
    event.stopPropagation();
    root.open = false;
    summary.focus();
  };
  root.addEventListener("keydown", onkeydown);
  return root;
};

/** @type {HTMLDetailsElement[]} */
let opened = [];
addEventListener("beforeprint", () => {
  /** @type {NodeListOf<HTMLDetailsElement>} */
  const all = document.querySelectorAll("details.ws-opening");
  opened = [...all].filter(({ open }) => !open);
  for (const one of opened) one.open = true;
});
addEventListener("afterprint", () => {
  for (const one of opened) one.open = false;
});
