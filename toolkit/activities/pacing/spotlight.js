// The answer that is shown to everybody: whose it is, how it begins, and all of it.

import { h, replace, say } from "../base/dom.js";
import { printed, printedWords } from "../base/printed.js";
import { foldOnceUsed, hasRoom } from "./making_room.js";

/** @import { Printed, Words } from "../base/types.d.ts" */
/** @import { SpotlitShown } from "./shapes.d.ts" */

const SHORT = 160; // letters: that much stands whole where the window is wide
const NOT_TO_BE_READ_ON = new Set(["table", "audit", "diamond", "scale", "files"]);

const isWriting = () => document.activeElement?.matches?.("textarea, input, select");

/** @param {SpotlitShown} shown @param {Words} words */
export const whoSays = ({ name }, words) =>
  name ? say(words.says, { name }) : words.somebody_says;

/** @param {SpotlitShown} shown @param {Words} words */
const alike = ({ alike: count }, words) =>
  count ? ` · ${count === 1 ? words.alike_one : say(words.alike, { count })}` : "";

/**
 * The words that can be read one after the other, or all where there are none such.
 * @param {SpotlitShown} shown
 */
const firstWords = ({ blocks }) => {
  const inside = /** @type {readonly Printed[]} */ (
    blocks.flatMap((one) => one.inside)
  );
  const read = inside.filter(({ is }) => !NOT_TO_BE_READ_ON.has(is));
  return printedWords(read).trim() || printedWords(blocks).trim();
};

/** @param {SpotlitShown} shown */
const isShort = (shown) => {
  const all = printedWords(shown.blocks);
  return all.length <= SHORT && firstWords(shown).length >= all.trim().length;
};

/**
 * Its first lines are always there; all of it opens at a press, or by itself where it
 * is short and there is room. `draw` leaves alone what did not change.
 * @param {Words} words
 */
export const spotlightBar = (words) => {
  const summary = h("summary", {});
  const about = { tabindex: "0", role: "group", "aria-label": words.spotlight };
  const inside = h("div", { class: "ws-pace-inside", ...about });
  const root = h(
    "details",
    { class: "ws-pace-spotlight", hidden: true },
    summary,
    inside,
  );
  let drawn = "";
  /** @param {SpotlitShown | null} shown */
  const draw = (shown) => {
    root.hidden = !shown;
    const as = JSON.stringify(shown);
    if (as === drawn) return;
    drawn = as;
    if (!shown) {
      root.open = false;
      replace(summary);
      replace(inside);
      return;
    }
    replace(
      summary,
      h("span", { class: "ws-pace-title" }, words.spotlight),
      h(
        "strong",
        { class: "ws-pace-who" },
        `${whoSays(shown, words)}${alike(shown, words)}`,
      ),
      h("span", { class: "ws-pace-first", dir: "auto" }, firstWords(shown)),
      h("span", { class: "ws-pace-more" }, words.read_all),
      h("span", { class: "ws-pace-less" }, words.read_less),
    );
    replace(
      inside,
      shown.prompt && h("p", { class: "ws-pace-prompt" }, shown.prompt),
      h("blockquote", {}, printed(shown.blocks, words)),
    );
    inside.scrollTop = 0;
    // Under somebody's typing its first lines are enough, as they are on a phone.
    root.open = hasRoom() && isShort(shown) && !isWriting();
  };
  return { root, draw, stop: foldOnceUsed(root) };
};
