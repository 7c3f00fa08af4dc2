// The one line beside an answer: who sees it, whether it is kept, and what else there is.

import { h, isComposing, unique } from "./dom.js";

/** @import { Child, Words } from "./types.d.ts" */

/**
 * A button that opens `target` and closes it again, as Escape does in either.
 * @param {HTMLElement} button
 * @param {HTMLElement} target
 * @param {() => void} [opened]
 */
export const discloses = (button, target, opened) => {
  target.id ||= unique("more");
  button.setAttribute("aria-controls", target.id);
  /** @param {boolean} isOpen */
  const turn = (isOpen) => {
    target.hidden = !isOpen;
    button.setAttribute("aria-expanded", String(isOpen));
    if (isOpen) opened?.();
  };
  /** @param {KeyboardEvent} event */
  const onkeydown = (event) => {
    if (event.key !== "Escape" || isComposing(event) || target.hidden) return;
    event.stopPropagation();
    turn(false);
    button.focus();
  };
  button.addEventListener("click", () => {
    turn(target.hasAttribute("hidden"));
  });
  for (const one of [button, target]) one.addEventListener("keydown", onkeydown);
  turn(false);
};

/** @param {string} name @param {string} words */
const footButton = (name, words) => h("button", { type: "button", class: name }, words);

/**
 * Only what is a whole answer has marks: they are put before its earlier versions. A
 * part has nothing but these, so one press shows them.
 * @param {{ part: string, sharing: { root: Child, told: Child }, status: HTMLElement,
 *   earlier: { root: HTMLElement, load: () => void }, more?: HTMLElement,
 *   panel: Child, words: Words }} about
 */
export const answerFoot = ({ part, sharing, status, earlier, more, panel, words }) => {
  const isWhole = part === "";
  const isShort = isWhole || Boolean(sharing.root);
  const opener = footButton("ws-more", isShort ? words.foot_more : words.versions);
  const versions = footButton("ws-mark ws-back", words.versions);
  const row = isWhole ? h("div", { class: "ws-mark-row" }, more, versions) : null;
  const body = h("div", { class: "ws-more-body" }, row, earlier.root);
  if (isWhole) {
    discloses(versions, earlier.root, earlier.load);
    discloses(opener, body);
  } else discloses(opener, body, earlier.load);
  const line = h("div", { class: "ws-foot-line" }, sharing.root, status, opener);
  const root = h("div", { class: "ws-foot" }, line, sharing.told, body, panel);
  root.toggleAttribute("data-whole", isWhole);
  /** @param {number} version */
  const weigh = (version) => {
    versions.hidden = version < 2;
    const tools = row ? [...row.children] : [versions];
    opener.hidden = tools.every((tool) => tool.hasAttribute("hidden"));
  };
  return { root, weigh };
};
