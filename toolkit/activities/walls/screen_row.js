// What stands on the screen for the room: put up, turned from page to page, taken off.

import { h, say } from "../base/dom.js";
import { press, setText } from "../cockpit/panel.js";

/** @import { Words } from "../base/types.d.ts" */
/** @import { Does } from "../cockpit/types.d.ts" */
/** @import { UpNow } from "./shapes.d.ts" */

/**
 * A button that puts up what the panel shows, and a line about what is up now.
 * @param {{ does: Does, what: () => object, words: Words }} about
 */
export const screenRow = ({ does, what, words }) => {
  const put = press(words.put_up, () => does({ do: "put_up", up: true, ...what() }));
  const said = h("span", { class: "ws-up-words", role: "status" });
  /** @param {string} sign @param {number} by @param {string} label */
  const turn = (sign, by, label) =>
    press(sign, () => does({ do: "page", by }), { label, kind: "ws-plain ws-turn" });
  const up = h(
    "div",
    { class: "ws-row ws-up", role: "group", "aria-label": words.on_screen },
    said,
    turn("‹", -1, words.page_back),
    turn("›", 1, words.page_on),
    press(words.take_down, () => does({ do: "put_up", up: false }), {
      label: words.take_down_all,
    }),
  );
  /** @param {{ can_go_up: boolean, is_up: boolean, up: UpNow | null }} room */
  const draw = ({ can_go_up: can, is_up: isUp, up: now }) => {
    const held = up.contains(document.activeElement);
    put.hidden = !can || isUp;
    up.hidden = !now;
    if (held && up.hidden && !put.hidden) put.focus();
    if (!now) return;
    setText(
      said,
      say(now.behind ? words.up_behind : words.up_now, { what: now.words }),
    );
  };
  return { put, up, draw };
};
