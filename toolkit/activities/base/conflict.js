// Two versions of an answer, to choose from.

import { h, say } from "./dom.js";

// `shown(value)` draws a version for the person to compare.
export const conflictPanel = ({ theirs, mine, shown, choose, words }) => {
  const version = (title, value, chosen) =>
    h(
      "div",
      { class: "ws-version" },
      h("h4", {}, title),
      h("div", { class: "ws-quote" }, shown(value)),
      h("button", { type: "button", onclick: chosen }, words.use_this),
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
