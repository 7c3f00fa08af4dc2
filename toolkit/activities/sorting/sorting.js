// Cards into columns, some of which hold only so many, and some of which ask why.

import { keeper } from "../base/answer.js";
import { h, say, setName, textBox, unique } from "../base/dom.js";
import { frame } from "../base/frame.js";
import { makeSorter, sortedWords } from "./sorter.js";

/** @import { Given, Traits } from "../base/types.d.ts" */
/** @import { SortingAnswer, SortingFace } from "./shapes.d.ts" */

/** @param {Given<Traits<SortingFace, object, SortingAnswer>>} given */
export const render = ({ model, el, words }) => {
  const { cards, columns, limits, asks } = model.get("face");
  const touch = () => {
    kept.touch();
  };
  const makeWhy = () => {
    const id = unique("date");
    const why = textBox({ label: words.reason, lines: 1, limit: 2000, oninput: touch });
    const date = h("input", { type: "date", id, onchange: touch });
    const day = h(
      "div",
      { class: "ws-field" },
      h("label", { for: id, class: "ws-label" }, words.look_again),
      date,
    );
    return { why, date, root: h("div", { class: "ws-why" }, why.root, day) };
  };
  const whys = cards.map(makeWhy);
  const below = {
    /** @param {number} card */
    make: (card) => whys[card].root,
    /** @param {number} card @param {number | null} column @param {string} text */
    draw: (card, column, text) => {
      const { why, date, root } = whys[card];
      root.hidden = column === null || !asks.includes(column);
      setName(why.box, say(words.reason_of, { card: text }));
      setName(date, say(words.look_again_of, { card: text }));
    },
  };
  const sorter = makeSorter({ cards, columns, limits, below, changed: touch, words });
  const kept = keeper(model, {
    read: () => ({
      columns: sorter.read(),
      reasons: whys.map(({ why }) => why.box.value),
      dates: whys.map(({ date }) => date.value),
    }),
    /** @param {Omit<SortingAnswer, "words"> | null} value */
    write: (value) => {
      sorter.write(value?.columns);
      whys.forEach(({ why, date }, card) => {
        why.box.value = value?.reasons?.[card] ?? "";
        date.value = value?.dates?.[card] ?? "";
        why.grow();
      });
    },
    /** @param {Omit<SortingAnswer, "words"> | null} value */
    shown: (value) => {
      /** @type {[string, string[]][]} */
      const held = columns.map((name, column) => [
        name,
        cards.filter((_, card) => value?.columns?.[card] === column),
      ]);
      const reasons = (value?.reasons ?? []).map((reason, card) =>
        [reason, value?.dates?.[card]].filter(Boolean).join(" · "),
      );
      const said = [sortedWords(columns, Object.fromEntries(held)), ...reasons];
      return said.filter(Boolean).join("\n") || words.empty_answer;
    },
    words,
  });
  frame(model, el, sorter.root, kept.foot);
  return kept.stop;
};
