// What somebody has made, a list for each workshop, and what they have marked.

import { h, say, unique } from "../base/dom.js";
import { link } from "../base/overview.js";
import { said } from "../base/said.js";

/** @import { MadeGroup, MadeShown, MarkShown } from "./shapes.d.ts" */
/** @import { Words } from "../base/types.d.ts" */

/**
 * @typedef {{ chosen: Set<string>, choosing: boolean,
 *   choose: (part: string, on: boolean) => void, words: Words }} Choosing
 */

/**
 * @param {string} label
 * @param {{ checked: boolean, disabled?: boolean, hidden: boolean,
 *   onchange: (on: boolean) => void }} about
 */
const choosingBox = (label, { checked, disabled = false, hidden, onchange }) => {
  const id = unique("part");
  const changed = () => {
    onchange(input.checked);
  };
  const input = h("input", { type: "checkbox", id, disabled, onchange: changed });
  input.checked = checked;
  const root = h("div", { class: "ws-tick" }, input, h("label", { for: id }, label));
  root.hidden = hidden;
  return root;
};

/** @param {MadeShown} one @param {Choosing & { whole: boolean }} about */
const madeOne = (one, { chosen, whole, choosing, choose, words }) => {
  const { part, title, words: text, parts, sharing, on, link: to } = one;
  return h(
    "li",
    {},
    choosingBox(say(words.single, { title }), {
      checked: whole || chosen.has(part),
      disabled: whole,
      hidden: !choosing,
      onchange: (on) => choose(part, on),
    }),
    link(to, title),
    h("div", { class: "ws-first-words" }, said(text, words)),
    h("p", { class: "ws-meta" }, [parts, sharing, on].filter(Boolean).join(" · ")),
  );
};

/** @param {number} count @param {Words} words */
const stillEmpty = (count, words) => {
  if (!count) return null;
  const text = count === 1 ? words.empty_one : say(words.empty_count, { count });
  return h("p", { class: "ws-meta" }, text);
};

/**
 * `opened` remembers which lists are open while the page is drawn again.
 * @param {MadeGroup} group
 * @param {Choosing & { title: string, opened: Map<string, boolean> }} about
 */
export const madeGroup = (
  group,
  { title, opened, chosen, choosing, choose, words },
) => {
  const { part, all, made } = group;
  const whole = chosen.has(part);
  const count = say(words.answered, { answered: made.length, all });
  const root = h(
    "details",
    {
      class: "ws-made-group",
      ontoggle: () => {
        opened.set(part, root.open);
      },
    },
    h("summary", {}, h("h3", {}, title), " ", h("span", { class: "ws-meta" }, count)),
    choosingBox(say(words.group, { title }), {
      checked: whole,
      hidden: !choosing || !made.length,
      onchange: (on) => choose(part, on),
    }),
    made.length
      ? h(
          "ul",
          { class: "ws-made" },
          made.map((one) => madeOne(one, { chosen, whole, choosing, choose, words })),
        )
      : h("p", { class: "ws-meta" }, words.nothing),
    stillEmpty(all - made.length, words),
  );
  root.open = opened.get(part) ?? false;
  return root;
};

/**
 * @param {readonly MarkShown[]} marks
 * @param {Words} words
 */
export const marked = (marks, words) => {
  const id = unique("marks");
  const items = marks.map(({ title, note, bookmarked, link: to }) =>
    h(
      "li",
      {},
      link(to, title),
      bookmarked && h("p", { class: "ws-meta" }, `★ ${words.bookmark}`),
      note && said(note, words),
    ),
  );
  return h(
    "section",
    { class: "ws-marked", "aria-labelledby": id },
    h("h2", { class: "ws-panel-title", id }, words.marks),
    items.length
      ? h("ul", { class: "ws-made" }, items)
      : h("p", { class: "ws-meta" }, words.marks_none),
  );
};
