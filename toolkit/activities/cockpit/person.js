// One person's line, and the form that corrects their attendance.

import { h, say } from "../base/dom.js";

/** @import { Words } from "../base/types.d.ts" */
/** @import { PersonShown } from "./shapes.d.ts" */
/** @import { Asked } from "./types.d.ts" */

const MARKS = { "": "○", writing: "◐", saved: "●", earlier: "◌" };

/**
 * @param {PersonShown["done"][number]} reached
 * @param {string} title
 * @param {Words} words
 */
const progressWords = ([state, time], title, words) => {
  const text = state ? say(words[state], { time }) : words.nothing;
  return `${title}: ${text}`;
};

/** @param {PersonShown} one @param {Words} words */
const whereWords = ({ state, since }, words) => say(words[state], { time: since });

/**
 * @param {string} id
 * @param {Asked} one
 * @param {(id: string) => void} choose
 * @param {Words} words
 */
export const personLine = (id, one, choose, words) => {
  const marks = one.done.map(([state, time], at) =>
    h(
      "span",
      {
        class: "ws-reached",
        "data-state": state || "none",
        title: progressWords([state, time], one.asked[at], words),
      },
      MARKS[state],
    ),
  );
  const spoken = [
    words[one.state] && whereWords(one, words),
    one.mark && words[one.mark],
    one.help && words.help,
    ...one.done.map((each, at) => progressWords(each, one.asked[at], words)),
  ].filter(Boolean);
  const about =
    spoken.length > 0 && h("span", { class: "ws-hidden" }, `, ${spoken.join(", ")}`);
  const said = one.mark === "present" ? "" : one.mark;
  const tag =
    (one.help && words.help_tag) ||
    (said && words[said]) ||
    (one.state === "away" && one.since);
  const button = h(
    "button",
    { type: "button", class: "ws-person-name", onclick: () => choose(id) },
    h("span", {}, one.name),
    about,
  );
  return h(
    "li",
    { class: "ws-one", "data-state": one.state, "data-help": one.help },
    h("span", { class: "ws-dot", "aria-hidden": "true" }),
    button,
    h("span", { class: "ws-tagged", "aria-hidden": "true" }, tag || ""),
    h("span", { class: "ws-reached-all", "aria-hidden": "true" }, marks),
  );
};
