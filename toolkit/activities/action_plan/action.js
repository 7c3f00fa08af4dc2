// One action of a plan, in a card that folds away; its object is changed in place.

import { isFilled } from "../base/ask.js";
import { dayInWords } from "../base/day.js";
import { choices, h, replace, say } from "../base/dom.js";
import { saidInLine } from "../base/said.js";
import { lineBox, passage } from "./boxes.js";
import { removal } from "./removal.js";
import { reviewNotes } from "./reviews.js";

/** @import { Words } from "../base/types.d.ts" */
/** @import { Action } from "./shapes.d.ts" */

/**
 * @param {Action} action
 * @param {{ number: number, aim: number, rags: readonly string[], most: number,
 *   touch: () => void, remove: () => void, open?: boolean, words: Words }} about
 */
export const actionCard = (
  action,
  { number, aim, rags, most, touch, remove, open = false, words },
) => {
  const title = h("span", { class: "ws-action-title", dir: "auto" });
  const state = h("span", { class: "ws-rag" });
  const day = h("span", { class: "ws-by" });
  const summarise = () => {
    replace(title, action.action.trim() ? saidInLine(action.action) : words.action_new);
    state.textContent = words[action.rag] ?? "";
    state.dataset.rag = action.rag;
    day.textContent = action.by
      ? say(words.by_day, { day: dayInWords(action.by, words) })
      : "";
  };
  const changed = () => {
    summarise();
    touch();
  };
  /** @param {Exclude<keyof Action, "reviews">} name */
  const given = (name) => ({
    label: words[name],
    value: action[name],
    help: words[`${name}_help`],
    /** @param {string} text */
    typed: (text) => {
      action[name] = text;
      changed();
    },
  });
  const rag = choices({
    legend: words.rag,
    options: rags.map((name) => words[name]),
    onchange: () => {
      action.rag = rags[rag.read()[0]];
      changed();
    },
  });
  rag.write([rags.indexOf(action.rag)]);
  /** @param {HTMLElement} element */
  const wide = (element) => {
    element.classList.add("ws-wide");
    return element;
  };
  const name = say(words.action_number, { aim, number });
  summarise();
  return h(
    "details",
    { class: "ws-action", open },
    h("summary", {}, h("span", { class: "ws-number" }, name), title, state, day),
    h(
      "div",
      { class: "ws-action-grid", role: "group", "aria-label": name },
      wide(passage(given("action"))),
      lineBox(given("lead")),
      lineBox({ ...given("help"), help: "" }),
      lineBox({ ...given("by"), type: "date" }),
      passage({ ...given("resources"), lines: 1 }),
      wide(passage(given("measure"))),
      wide(rag.root),
      wide(passage({ ...given("reason"), lines: 1 })),
      reviewNotes(action.reviews, { most, touch, words }),
      wide(
        removal({
          what: say(words.action_remove, { number }),
          filled: () => isFilled(action),
          act: remove,
          words,
        }),
      ),
    ),
  );
};
