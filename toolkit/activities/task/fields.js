// The kinds of field a task is made of. Each gives its body, and `read` and `write`.

import { keeper, plainly } from "../base/answer.js";
import { isFilled } from "../base/ask.js";
import { choices, h, say, textBox, unique } from "../base/dom.js";
import { fileField } from "../base/files.js";
import { listField } from "./lists.js";
import { tableField } from "./table.js";

/** @import { Words } from "../base/types.d.ts" */
/** @import { Kind, Makers, ModelOf, Shown, Surroundings } from "./types.d.ts" */

/** @param {string} text */
const wordsIn = (text) => text.split(/\s+/).filter(Boolean).length;

/**
 * A box as tall as what is asked for: about ten words to a line.
 * @param {Shown<"short" | "long">} field
 */
const linesFor = (field) =>
  field.kind === "long" ? Math.min(5, Math.max(2, Math.round(field.words / 10))) : 2;

/**
 * @param {unknown} _model @param {Shown<"short" | "long">} field
 * @param {Surroundings} surroundings
 */
const textField = (_model, field, { touch, words }) => {
  const long = field.kind === "long";
  const counter = long && h("p", { class: "ws-count", id: unique("count") });
  const count = () => {
    if (!counter) return;
    const found = wordsIn(box.value);
    const text = found > field.words ? words.words_over : words.words;
    counter.textContent = say(text, { count: found, most: field.words });
  };
  const oninput = () => {
    count();
    touch();
  };
  const { box, grow } = textBox({ label: "", lines: linesFor(field), oninput });
  if (counter) box.setAttribute("aria-describedby", counter.id);
  return {
    body: [box, counter],
    control: box,
    read: () => box.value,
    /** @param {string | null} value */
    write: (value) => {
      box.value = value ?? "";
      count();
      grow();
    },
  };
};

/** @type {Makers["date"]} */
const dateField = (_model, _field, { touch }) => {
  const box = h("input", { type: "date", id: unique("date"), onchange: () => touch() });
  return {
    body: box,
    control: box,
    read: () => box.value,
    write: (value) => (box.value = value ?? ""),
  };
};

/** @type {Makers["tick"]} */
const tickField = (_model, field, { touch, words }) => {
  const { root, read, write } = choices({
    legend: field.label,
    options: field.options,
    multiple: true,
    hidden: true,
    onchange: () => touch(),
  });
  const comment = textBox({ label: words.comment, lines: 2, oninput: () => touch() });
  return {
    body: [root, field.comment && comment.root],
    legend: true, // the boxes are a named group already
    read: () => ({ chosen: read(), comment: comment.box.value }),
    write: (value) => {
      write(value?.chosen ?? []);
      comment.box.value = value?.comment ?? "";
      comment.grow();
    },
    shown: (value) =>
      plainly(
        [...(value?.chosen ?? []).map((index) => field.options[index]), value?.comment],
        words,
      ),
  };
};

/** @type {Makers} */
const FIELDS = {
  short: textField,
  long: textField,
  date: dateField,
  tick: tickField,
  lists: listField,
  table: tableField,
  evidence: fileField,
};

/**
 * A field in its card, kept as one part of the answer; `changed()` after every change.
 * @template {Kind} K
 * @param {ModelOf<K>} model
 * @param {Shown<K>} field
 * @param {{ changed: () => void, words: Words }} about
 */
export const fieldCard = (model, field, { changed, words }) => {
  const touch = () => {
    kept?.touch();
    changed();
  };
  const made = FIELDS[field.kind](model, field, { touch, words });
  const { body, control, legend, read, shown, stop = () => {} } = made;
  /** @param {Parameters<typeof made.write>[0]} value */
  const write = (value) => {
    made.write(value);
    changed();
  };
  /** @type {ReturnType<typeof keeper> | null} */
  let kept = null;
  kept = keeper(model, { part: field.name, read, write, shown, words });
  const id = unique("field");
  const help =
    field.help && h("p", { class: "ws-help", id: unique("help") }, field.help);
  if (control && help) {
    const described = control.getAttribute("aria-describedby") ?? "";
    control.setAttribute("aria-describedby", `${help.id} ${described}`.trim());
  }
  const may = field.optional && h("span", { class: "ws-meta" }, ` ${words.optional}`);
  const label = control
    ? h("label", { for: control.id, id }, field.label, may)
    : h("span", { id }, field.label, may);
  const grouped = control || legend ? {} : { role: "group", "aria-labelledby": id };
  const heading = h("h4", { id: unique("part") }, label);
  const root = h(
    "div",
    { class: "ws-part", ...grouped },
    heading,
    help,
    body,
    kept.foot,
  );
  const end = () => {
    kept?.stop();
    stop();
  };
  const filled = () => isFilled(read());
  const { label: title, optional } = field;
  return { root, heading, title, optional, filled, stop: end };
};
