// One panel may have the whole window; Escape and the same button take it back.

import { h, replace, say, setName } from "../base/dom.js";
import { svg } from "../base/svg.js";

/** @import { Words } from "../base/types.d.ts" */

const CORNERS = {
  apart: "M9.5 2H14v4.5M14 2 9 7M6.5 14H2V9.5M2 14l5-5",
  together: "M13.5 6.5H9.5V2.5M14 2 9.5 6.5M2.5 9.5H6.5V13.5M2 14l4.5-4.5",
};

/** @param {keyof typeof CORNERS} which */
const corners = (which) =>
  svg(
    "svg",
    { class: "ws-icon", viewBox: "0 0 16 16", "aria-hidden": "true" },
    svg("path", { d: CORNERS[which] }),
  );

/**
 * The button that makes `root` large; one panel is large at a time, so the others are
 * not seen meanwhile, and no key leads into them.
 * @param {HTMLElement} root
 * @param {{ title: string, words: Words }} about
 */
export const enlarging = (root, { title, words }) => {
  const isLarge = () => root.hasAttribute("data-large");
  /** @param {boolean} large */
  const set = (large) => {
    root.toggleAttribute("data-large", large);
    if (large) button.removeAttribute("aria-label");
    else setName(button, say(words.large, { title }));
    replace(button, corners(large ? "together" : "apart"), large && words.not_large);
    button.title = large ? "" : say(words.large, { title });
  };
  const button = h("button", {
    type: "button",
    class: "ws-plain ws-enlarge",
    onclick: () => set(!isLarge()),
  });
  root.addEventListener("keydown", ({ key, defaultPrevented }) => {
    if (key !== "Escape" || defaultPrevented || !isLarge()) return;
    set(false);
    button.focus();
  });
  set(false);
  return button;
};
