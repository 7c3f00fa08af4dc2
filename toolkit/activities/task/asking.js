// "More time, or help": what a person asks the facilitators, and takes back at will.

import { keeper, plainly } from "../base/answer.js";
import { showComments } from "../base/comments.js";
import { dayInWords } from "../base/day.js";
import { h, say, textBox, unique } from "../base/dom.js";
import { opening } from "../base/opening.js";

/** @import { Kept, Model, Traits, Words } from "../base/types.d.ts" */
/** @import { InTheWayAnswer, MoreTimeAnswer, TaskFace, TaskRoom } from "./shapes.d.ts" */

/** @typedef {Model<Traits<TaskFace, TaskRoom>>} TaskModel */

/**
 * A press that empties what is asked; it is there while anything is.
 * @param {string} label @param {() => void} empty
 */
const backButton = (label, empty) =>
  h("button", { type: "button", class: "ws-quiet", onclick: () => empty() }, label);

/** @param {TaskModel} model @param {string} part @param {Words} words */
const moreTime = (model, part, words) => {
  const changed = () => {
    draw();
    kept.touch();
  };
  const day = h("input", { type: "date", id: unique("until"), oninput: changed });
  const why = textBox({ label: words.time_why, lines: 2, oninput: changed });
  const status = h("p", { class: "ws-asked", role: "status" });
  const read = () => ({ day: day.value, why: why.box.value });
  const draw = () => {
    const asked = read();
    const said = asked.why.trim() ? words.time_asked_undated : "";
    status.textContent = asked.day
      ? say(words.time_asked, { day: dayInWords(asked.day, words) })
      : said;
    back.hidden = !status.textContent;
  };
  /** @param {MoreTimeAnswer | null} value */
  const write = (value) => {
    day.value = value?.day ?? "";
    why.box.value = value?.why ?? "";
    why.grow();
    draw();
  };
  const back = backButton(words.time_back, () => {
    write(null);
    kept.touch();
    day.focus();
  });
  /** @param {MoreTimeAnswer | null} value */
  const shown = (value) => plainly(value, words);
  const kept = keeper(/** @type {Model} */ (model), {
    ...{ part, read, write, shown, words },
    levels: [],
  });
  const label = h("label", { for: day.id }, words.time_day);
  const dated = h("div", { class: "ws-field" }, label, day);
  const root = h(
    "div",
    { class: "ws-asks" },
    h("h5", {}, words.time_title),
    dated,
    why.root,
    status,
    back,
    kept.foot,
  );
  return { root, part, isAsked: () => !back.hidden, stop: kept.stop };
};

/** @param {TaskModel} model @param {string} part @param {Words} words */
const inTheWay = (model, part, words) => {
  const oninput = () => {
    draw();
    kept.touch();
  };
  const {
    root: field,
    box,
    grow,
  } = textBox({ label: words.way_label, lines: 3, oninput });
  const draw = () => {
    back.hidden = !box.value.trim();
  };
  /** @param {InTheWayAnswer | null} value */
  const write = (value) => {
    box.value = value?.text ?? "";
    grow();
    draw();
  };
  const back = backButton(words.way_back, () => {
    write(null);
    kept.touch();
    box.focus();
  });
  const read = () => ({ text: box.value });
  /** @param {InTheWayAnswer | null} value */
  const shown = (value) => plainly(value, words);
  const kept = keeper(/** @type {Model} */ (model), {
    ...{ part, read, write, shown, words },
    levels: [],
  });
  const title = h("h5", {}, words.way_title);
  const root = h("div", { class: "ws-asks" }, title, field, back, kept.foot);
  return { root, part, isAsked: () => !back.hidden, stop: kept.stop };
};

/**
 * Folded until something is asked; what facilitators say of it stands beside it.
 * @param {TaskModel} model @param {Words} words
 */
export const asking = (model, words) => {
  const [time, way] = model.get("face").besides;
  const parts = [moreTime(model, time, words), inTheWay(model, way, words)];
  const about = h("p", { class: "ws-help" }, words.ask_about);
  const roots = parts.map(({ root }) => root);
  const root = opening(words.ask_title, about, ...roots);
  root.open = parts.some(({ isAsked }) => isAsked());
  const told = parts.map(({ root: place, part }) =>
    showComments(/** @type {Model} */ (model), { place, part, words }),
  );
  return {
    root,
    stop: () => [...parts.map(({ stop }) => stop), ...told].forEach((s) => s()),
  };
};
