// A cycle of weeks: a canvas to fill, and what is still missing from it.

import { keeper } from "../base/answer.js";
import { askedBox } from "../base/boxes.js";
import { h, replace, say, unique } from "../base/dom.js";
import { frame } from "../base/frame.js";
import { openNext } from "../base/parts.js";
import { spreadPasted } from "../base/spread.js";
import { weekCard } from "./week.js";

/** @import { Given, Traits, Words } from "../base/types.d.ts" */
/** @import { CycleAnswer, CycleFace, Week } from "./shapes.d.ts" */

const FEW_WEEKS = 3;
const ARRANGED = /** @type {const} */ (["who", "room", "cover", "date"]);

/** @param {number} all @param {number} least @param {Words} words */
const checklist = (all, least, words) => {
  const list = h("ul", { class: "ws-checks" });
  /** @param {string} name @param {number} count @param {number} needed */
  const line = (name, count, needed) => {
    const isDone = count >= needed;
    const values = { count, all, least: needed };
    const [enough, few] =
      needed === all
        ? [words.all_weeks, words.some_weeks]
        : [words.enough_weeks, words.few_weeks];
    const text = isDone ? enough : few;
    const state = h(
      "strong",
      { class: "ws-tag", "data-done": String(isDone) },
      isDone ? words.done : words.open,
    );
    return h(
      "li",
      {},
      state,
      h("span", {}, `${words[`check_${name}`]}: ${say(text, values)}`),
    );
  };
  /** @param {readonly Week[]} weeks */
  const draw = (weeks) => {
    /** @param {(typeof ARRANGED)[number]} name */
    const filled = (name) => weeks.filter((week) => week[name].trim()).length;
    const others = weeks.filter(({ other }) => other).length;
    const lines = ARRANGED.map((name) => line(name, filled(name), all));
    replace(list, lines, line("other", others, least));
  };
  const id = unique("checks");
  const title = h("h4", { id }, words.check);
  return {
    root: h("section", { class: "ws-about", "aria-labelledby": id }, title, list),
    draw,
  };
};

/** @param {Given<Traits<CycleFace, object, CycleAnswer>>} given */
export const render = ({ model, el, words }) => {
  const { weeks: proposed, others_lead: least } = model.get("face");
  const checks = checklist(proposed.length, least, words);
  const weeks = () => cards.map((card) => card.read());
  const changed = () => {
    checks.draw(weeks());
    kept.touch();
  };
  const question = askedBox({
    label: words.question,
    hint: words.question_help,
    lines: 2,
    limit: 2000,
    oninput: changed,
  });
  const cards = proposed.map((_, index) => weekCard(index + 1, changed, words));
  const pasted = spreadPasted(
    model,
    cards.map(({ boxes }) => boxes),
    words,
  );
  const kept = keeper(model, {
    read: () => ({ question: question.read(), weeks: weeks() }),
    /** @param {CycleAnswer | null} value */
    write: (value) => {
      question.write(value?.question);
      cards.forEach((card, index) =>
        card.write(value?.weeks?.[index] ?? proposed[index]),
      );
      checks.draw(weeks());
    },
    shown: (value) => {
      const told = (value?.weeks ?? []).map(({ what, who, date, room, cover }, index) =>
        [say(words.week, { number: index + 1 }), what, who, date, room, cover]
          .filter(Boolean)
          .join(" · "),
      );
      return (
        [value?.question, ...told].filter(Boolean).join("\n") || words.empty_answer
      );
    },
    words,
  });
  openNext(cards, {
    isDone: (week) => cards[week].isDone(),
    isShort: cards.length <= FEW_WEEKS,
  });
  frame(
    model,
    el,
    question.root,
    cards.map(({ root }) => root),
    pasted,
    checks.root,
    kept.foot,
  );
  el.firstElementChild?.classList.add("ws-together");
  return kept.stop;
};
