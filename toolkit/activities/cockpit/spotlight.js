// What was picked to be shown to everybody, in order.

import { h, unique } from "../base/dom.js";
import { keyedList } from "../base/keyed.js";
import { printed, printedWords } from "../base/printed.js";
import { press } from "./panel.js";

/** @import { Words } from "../base/types.d.ts" */
/** @import { Picked, WallsRoom } from "./shapes.d.ts" */
/** @import { Does } from "./types.d.ts" */

/** @typedef {"show" | "take off" | "earlier" | "later" | "drop"} What */

/** @param {Picked} one @param {Words} words */
const whoSpeaks = ({ waits, gone, name }, words) => {
  if (waits) return words.waits;
  return gone ? words.gone : name || words.anonymous;
};

/** @param {Does} does @param {Words} words */
export const spotlightList = (does, words) => {
  const id = unique("spotlight");
  const list = h("ol", { class: "ws-spotlights", "aria-labelledby": id });
  const none = h("p", { class: "ws-meta" }, words.spotlight_none);
  /** @param {string} one @param {What} what */
  const act = (one, what) => does({ do: "spotlight", id: one, what });
  /** @param {string} key @param {Picked} one */
  const item = (key, one) => {
    const who = whoSpeaks(one, words);
    const said = printedWords(one.blocks).slice(0, 60);
    /** @param {string} words */
    const about = (words) => [`${words}: ${who}`, said].filter(Boolean).join(", ");
    /** @type {Record<string, string>} */
    const NAMES = { "↑": words.up, "↓": words.down };
    /** @param {string} words @param {What} what @param {string} [kind] */
    const button = (words, what, kind) =>
      press(words, () => act(key, what), { label: about(NAMES[words] ?? words), kind });
    return h(
      "li",
      { "data-shown": one.shown, "aria-current": one.shown ? "true" : null },
      h("p", {}, h("strong", {}, who), one.shown && ` · ${words.shown}`),
      // What is long is scrolled by keys, too; without a name it is no landmark.
      h(
        "section",
        { class: "ws-spot-words", tabindex: "0" },
        printed(one.blocks, words),
      ),
      h(
        "div",
        { class: "ws-row" },
        one.shown
          ? button(words.take_off, "take off")
          : button(words.show, "show", "ws-button"),
        button("↑", "earlier"),
        button("↓", "later"),
        button(words.drop, "drop"),
      ),
    );
  };
  const update = keyedList(list, item);
  /** @param {WallsRoom} room */
  const draw = ({ spotlight }) => {
    update(spotlight.map((one) => [one.id, one]));
    none.hidden = spotlight.length > 0;
  };
  const root = h(
    "div",
    { class: "ws-spot" },
    h("h3", { id, class: "ws-label" }, words.spotlight),
    none,
    list,
  );
  return { root, draw };
};
