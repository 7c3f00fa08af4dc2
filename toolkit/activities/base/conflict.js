// Two versions of an answer, to choose from.

import { h, say } from "./dom.js";
import { saidSoon } from "./preview.js";

/** @import { Child, Kept, Model, Words } from "./types.d.ts" */

/**
 * `shown(value)` draws a version for the person to compare.
 * @template Value
 * @param {Model} model
 * @param {{ theirs: Kept<Value>, mine: Value, shown: (value: Value) => Child,
 *   choose: (which: "mine" | "theirs") => void, words: Words }} about
 */
export const conflictPanel = (model, { theirs, mine, shown, choose, words }) => {
  /** @param {Child} child */
  const read = (child) =>
    typeof child === "string" ? saidSoon(model, child, words) : child;
  /** @param {string} title @param {Value} value @param {() => void} chosen */
  const version = (title, value, chosen) =>
    h(
      "div",
      { class: "ws-version" },
      h("h4", {}, title),
      h("div", { class: "ws-quote", dir: "auto" }, read(shown(value))),
      h(
        "button",
        {
          type: "button",
          "aria-label": say(words.use_this_of, { which: title }),
          onclick: chosen,
        },
        words.use_this,
      ),
    );
  return h(
    "div",
    { class: "ws-conflict", role: "group", "aria-label": words.conflict },
    h("p", {}, words.conflict),
    version(words.conflict_here, mine, () => choose("mine")),
    version(say(words.conflict_there, { time: theirs.saved }), theirs.value, () =>
      choose("theirs"),
    ),
  );
};
