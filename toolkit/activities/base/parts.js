// A long form in parts, each folded under its heading with how far one is.

import { h, unique } from "./dom.js";

/** @import { Child } from "./types.d.ts" */

// Paper has no summary to press: what is folded is printed all the same.
/** @type {HTMLDetailsElement[]} */
let unfolded = [];
addEventListener("beforeprint", () => {
  /** @type {NodeListOf<HTMLDetailsElement>} */
  const closed = document.querySelectorAll(".ws-fold-part:not([open])");
  unfolded = [...unfolded, ...closed];
  closed.forEach((part) => (part.open = true));
});
addEventListener("afterprint", () => {
  unfolded.forEach((part) => (part.open = false));
  unfolded = [];
});

/**
 * `said(text)` says beside the heading how far one is.
 * @param {string} title
 * @param {{ level?: "h4" | "h5", name?: string }} about
 * @param {...Child} children
 */
export const foldedPart = (title, { level = "h4", name = "" }, ...children) => {
  const heading = h(level, { id: unique("part") }, title);
  const state = h("span", { class: "ws-meta" });
  const named = { class: `ws-fold-part ${name}`.trim(), "aria-labelledby": heading.id };
  const root = h("details", named, h("summary", {}, heading, " ", state), children);
  return {
    root,
    /** @param {string} text */
    said: (text) => {
      if (state.textContent !== text) state.textContent = text;
    },
  };
};

/**
 * Opens the first part that is not done, or all of a form that is short.
 * @param {readonly { root: HTMLDetailsElement }[]} parts
 * @param {{ isDone: (part: number) => boolean, isShort: boolean }} about
 */
export const openNext = (parts, { isDone, isShort }) => {
  const next = parts.findIndex((_, part) => !isDone(part));
  parts.forEach(({ root }, part) => {
    root.open = isShort || part === Math.max(next, 0);
  });
};
