// One person's line: where they are, how far they have got, and what opens of it.

import { h, replace, say, unique } from "../base/dom.js";
import { setText } from "./panel.js";

/** @import { Words } from "../base/types.d.ts" */
/** @import { PersonShown } from "./shapes.d.ts" */
/** @import { Asked } from "./types.d.ts" */

const MARKS = { "": "○", writing: "◉", saved: "●", earlier: "◌" };

/** @param {PersonShown["done"][number]} reached @param {Words} words */
const stateWordsOf = ([state, time], words) =>
  state ? say(words[state], { time }) : words.nothing;

/** @param {Asked["asked"][number]} asked @param {Words} words */
export const askedWords = ({ title, later }, words) =>
  later ? say(words.later, { title }) : title;

/** @param {PersonShown} one @param {Words} words */
const whereWords = ({ steers, state, since }, words) => {
  if (steers && state !== "here") return words.not_here;
  return state && say(words[state], { time: since });
};

/** @param {PersonShown} one @param {Words} words */
const tagOf = ({ help, mark, state }, words) => {
  if (help) return words.help_tag;
  if (mark && mark !== "present") return words[mark];
  return state === "away" ? words.away_tag : "";
};

/** @param {PersonShown} one @param {Words} words */
const spokenOf = (one, words) =>
  [whereWords(one, words), one.mark && words[one.mark], one.help && words.help]
    .filter(Boolean)
    .map((said) => `, ${said}`)
    .join("");

/**
 * One for each that the number beside them counts.
 * @param {Asked} one
 * @param {Words} words
 */
const dotsOf = ({ done, asked }, words) =>
  done.map(
    (each, at) =>
      !asked[at].later &&
      h(
        "span",
        {
          class: "ws-reached",
          "data-state": each[0] || "none",
          title: `${askedWords(asked[at], words)} · ${stateWordsOf(each, words)}`,
        },
        MARKS[each[0]],
      ),
  );

/** @param {Asked} one @param {Words} words */
const stepsOf = ({ done, asked }, words) =>
  done.map((each, at) =>
    h(
      "li",
      { "data-state": each[0] || "none" },
      h("span", { class: "ws-reached", "aria-hidden": "true" }, MARKS[each[0]]),
      h("span", {}, askedWords(asked[at], words), " "),
      h("span", { class: "ws-meta" }, stateWordsOf(each, words)),
    ),
  );

/** How much of it is done: a number, and a bar as long as its share. */
const summaryOf = () => {
  const said = h("span", {});
  const share = h("span", { class: "ws-share", "aria-hidden": "true" });
  const writes = h("span", { class: "ws-writes", "aria-hidden": "true" });
  const spoken = h("span", { class: "ws-hidden" });
  /** @param {Asked} one @param {Words} words */
  const draw = ({ name, reached, expected, done, state }, words) => {
    // Who is away has stopped; "away" stands where the mark would.
    const isWriting = state !== "away" && done.some(([how]) => how === "writing");
    setText(said, say(words.reached, { reached, expected }));
    setText(writes, isWriting ? MARKS.writing : "");
    setText(spoken, `${isWriting ? `, ${words.writing}` : ""}, ${name}`);
    share.style.setProperty("--ws-share", String(expected && reached / expected));
  };
  return { roots: [said, spoken, writes, share], draw };
};

/**
 * The line stays the same element whatever becomes of the person, so nothing is taken
 * from under a pointer; each of its parts has its room whether it says something or not.
 * @param {string} id
 * @param {{ choose: (id: string) => void, opened: (close: () => void) => void,
 *   words: Words }} about
 */
export const personLine = (id, { choose, opened, words }) => {
  const name = h("span", {});
  const spoken = h("span", { class: "ws-hidden" });
  const button = h(
    "button",
    { type: "button", class: "ws-person-name", onclick: () => choose(id) },
    name,
    spoken,
  );
  const summary = summaryOf();
  const tag = h("span", { class: "ws-tagged", "aria-hidden": "true" });
  const list = h("ul", { class: "ws-person-steps", id: unique("steps"), hidden: true });
  /** @param {boolean} isOpen */
  const open = (isOpen) => {
    list.hidden = !isOpen;
    more.setAttribute("aria-expanded", String(isOpen));
  };
  const toggle = () => {
    open(Boolean(list.hidden));
    if (list.hidden) return;
    opened(() => open(false));
    list.scrollIntoView({ block: "nearest" });
  };
  const more = h(
    "button",
    { type: "button", class: "ws-sum", "aria-controls": list.id, onclick: toggle },
    summary.roots,
  );
  open(false);
  const all = h("span", { class: "ws-reached-all", "aria-hidden": "true" });
  const dot = h("span", { class: "ws-dot", "aria-hidden": "true" });
  const root = h("li", { class: "ws-one", "data-seat": id });
  const sums = h("span", { class: "ws-sums" }, more, tag);
  root.append(h("div", { class: "ws-one-line" }, dot, button, all, sums), list);
  /** @param {KeyboardEvent} event */
  const onkeydown = (event) => {
    if (event.key !== "Escape" || list.hidden) return;
    event.preventDefault();
    open(false);
    more.focus();
  };
  root.addEventListener("keydown", onkeydown);
  let drawn = "";
  /** @param {Asked} one */
  const draw = (one) => {
    const as = JSON.stringify(one);
    if (as === drawn) return;
    drawn = as;
    root.dataset.state = one.state;
    root.toggleAttribute("data-help", one.help);
    setText(name, one.name);
    setText(spoken, spokenOf(one, words));
    setText(tag, tagOf(one, words));
    more.hidden = one.steers || !one.expected;
    summary.draw(one, words);
    replace(all, dotsOf(one, words));
    replace(list, stepsOf(one, words));
  };
  return { root, draw };
};
