// What a facilitator's keyboard does on the whole page, and the list that says it.

import { h, isComposing, say } from "../base/dom.js";
import { press } from "./panel.js";
import { PANELS, panelCalled, turnTo, wideWindow } from "./tabs.js";

/** @import { Words } from "../base/types.d.ts" */

const WRITTEN_IN =
  "textarea, select, [contenteditable], input:not([type=checkbox], [type=radio])";
const USES_SPACE =
  "button, summary, input, audio, video, [role=button], [tabindex='0']";
const BOUNCE = 1000; // milliseconds in which a second press is the same hand's

/** Puts the panel that is large back, if one is. */
const putBack = () => {
  /** @type {HTMLElement | null} */
  const button = document.querySelector(".ws-cockpit[data-large] .ws-enlarge");
  button?.click();
};

/**
 * Goes to the panel; from within it, it becomes large, or goes back.
 * @param {string} name
 */
const goToPanel = (name) => {
  const panel = panelCalled(name);
  if (!panel) return;
  /** @type {HTMLElement | null} */
  const large = panel.querySelector(".ws-enlarge");
  if (panel.contains(document.activeElement)) {
    if (wideWindow.matches) large?.click();
    return;
  }
  if (!panel.hasAttribute("data-large")) putBack();
  turnTo(name);
  panel.focus();
};

/** @param {Words} words */
const helpDialog = (words) => {
  /** @param {string} keys @param {string} said */
  const line = (keys, said) => [h("dt", {}, h("kbd", {}, keys)), h("dd", {}, said)];
  const list = h("dl", { class: "ws-keys-list" });
  const title = h("h2", {}, words.keys);
  const close = press(words.keys_close, () => root.close());
  const root = h(
    "dialog",
    { class: "ws-panel ws-cockpit ws-keys" },
    title,
    list,
    close,
  );
  /** @type {Element | null} */
  let before = null;
  root.addEventListener("close", () => {
    root.remove();
    if (before instanceof HTMLElement) before.focus();
  });
  const open = () => {
    before = document.activeElement;
    const panels = PANELS.flatMap((name, at) => {
      if (!panelCalled(name)) return [];
      return line(String(at + 1), say(words.key_panel, { name: words[`tab_${name}`] }));
    });
    list.replaceChildren(
      ...[line(words.space, words.key_space), panels].flat(),
      ...line(words.again, words.key_again),
      ...line(words.esc, words.key_escape),
      ...line("?", words.key_help),
    );
    document.body.append(root);
    root.showModal();
    close.focus();
  };
  root.setAttribute("aria-label", words.keys);
  return { root, open };
};

/**
 * Gives the button that shows the list, and what ends it all. `next` opens the section
 * that follows.
 * @param {{ next: () => unknown, words: Words }} about
 */
export const cockpitKeys = ({ next, words }) => {
  const help = helpDialog(words);
  let pressed = Number.NEGATIVE_INFINITY;
  /** @param {KeyboardEvent} event @param {Element} from */
  const space = (event, from) => {
    if (from.closest(USES_SPACE)) return;
    event.preventDefault();
    const isBounce = event.repeat || event.timeStamp - pressed < BOUNCE;
    pressed = event.timeStamp;
    if (!isBounce) next();
  };
  /** @param {KeyboardEvent} event */
  const heard = (event) => {
    const { key, target } = event;
    if (event.defaultPrevented || event.ctrlKey || event.metaKey || event.altKey)
      return;
    if (!(target instanceof Element) || isComposing(event)) return;
    if (target.closest(WRITTEN_IN) || document.querySelector("dialog[open]")) return;
    if (key === " ") space(event, target);
    else if (key === "Escape") putBack();
    else if (key === "?") help.open();
    else if (PANELS[Number(key) - 1] && !event.repeat)
      goToPanel(PANELS[Number(key) - 1]);
  };
  document.addEventListener("keydown", heard);
  const button = press(words.keys_button, help.open, {
    kind: "ws-plain ws-keys-button",
  });
  const stop = () => {
    document.removeEventListener("keydown", heard);
    help.root.remove();
  };
  return { button, stop };
};
