// Writing a card or a reply: each is an answer of one's own, private at first.

import { keeper } from "../base/answer.js";
import { askedBox } from "../base/boxes.js";
import { choices, h, say, textBox } from "../base/dom.js";
import { fileField } from "../base/files.js";
import { partOf, selectBox, tickBox, writingForm } from "../voices/part.js";

/** @import { Model, Words } from "../base/types.d.ts" */
/** @import { BoardFace, BoxShown, CheckedCard } from "./shapes.d.ts" */
/** @import { BoardTraits, Form } from "./types.d.ts" */

const LIMITS = { line: 200, text: 5000 };

/**
 * @param {BoardFace} face
 * @param {BoxShown} box
 * @param {() => void} touch
 * @param {Words} words
 */
const boxOf = (face, { label, help: hint, lines, choose }, touch, words) =>
  choose
    ? selectBox({
        label,
        options: face.choices[choose],
        none: words.nothing_chosen,
        onchange: touch,
      })
    : askedBox({
        label,
        hint,
        lines,
        limit: lines ? LIMITS.text : LIMITS.line,
        oninput: touch,
      });

/**
 * @param {Model<BoardTraits>} model
 * @param {{ part: string, kind?: string, thread?: string, about?: readonly string[],
 *   close: () => void, words: Words }} given
 * @returns {Form}
 */
export const cardForm = (model, { part, kind, thread, about = [], close, words }) => {
  const face = model.get("face");
  const asked = face.cards.find(({ name }) => name === kind) ?? face.cards[0];
  const within = partOf(model, part, "card");
  const touch = () => {
    kept.touch();
  };
  const boxes = asked.boxes.map((box) => boxOf(face, box, touch, words));
  const where = selectBox({
    label: words.thread,
    options: face.threads,
    none: words.no_thread,
    onchange: touch,
  });
  const consent = asked.consent
    ? tickBox({ label: asked.consent, onchange: touch })
    : null;
  const files = asked.files
    ? fileField(within, { name: part.split(".")[1] }, { touch, words })
    : null;
  const kept = keeper(within, {
    part,
    /** @returns {CheckedCard} */
    read: () => ({
      kind: asked.name,
      thread: where.read(),
      boxes: Object.fromEntries(
        asked.boxes.map(({ name }, n) => [name, boxes[n].read()]),
      ),
      consent: consent ? consent.read() : false,
    }),
    write: (value) => {
      asked.boxes.forEach(({ name }, n) => boxes[n].write(value?.boxes?.[name]));
      where.write(value ? value.thread : thread);
      if (consent) consent.write(value?.consent);
    },
    shown: (value) =>
      asked.boxes
        .filter(({ name }) => value?.boxes?.[name])
        .map(({ name, label }) => `${label}: ${value?.boxes[name]}`)
        .join("\n") || words.empty_answer,
    words,
  });
  const form = writingForm({
    title: say(words.write_kind, { kind: asked.title }),
    about: [...about, asked.about, words.private_first],
    // Files need no note: the card has words of its own.
    boxes: [
      boxes.map(({ root }) => root),
      files &&
        h("details", {}, h("summary", {}, words.files_add), files.body.slice(0, -1)),
      where.root,
      consent?.root,
    ],
    kept,
    share: words.share_all,
    close,
    words,
  });
  const stop = () => {
    kept.stop();
    if (files) files.stop();
  };
  return { ...form, stop };
};

/**
 * @param {Model<BoardTraits>} model
 * @param {{ part: string, title: string, starters: readonly string[],
 *   about?: readonly string[], close: () => void }} given
 * @param {Words} words
 * @returns {Form}
 */
export const replyForm = (
  model,
  { part, title, starters, about = [], close },
  words,
) => {
  const touch = () => {
    kept.touch();
  };
  const begin = choices({
    legend: words.how_begin,
    options: starters,
    onchange: touch,
  });
  const text = textBox({ label: words.reply_text, limit: LIMITS.text, oninput: touch });
  const kept = keeper(partOf(model, part), {
    part,
    levels: [
      { value: "private", label: words.reply_only_me },
      { value: "cohort", label: words.reply_everyone },
    ],
    read: () => ({ starter: begin.read()[0] ?? null, text: text.box.value }),
    write: (value) => {
      begin.write([value?.starter ?? -1]);
      text.box.value = value?.text ?? "";
      text.grow();
    },
    shown: (value) =>
      [starters[value?.starter ?? -1], value?.text].filter(Boolean).join("\n") ||
      words.empty_answer,
    words,
  });
  const form = writingForm({
    title: say(words.your_reply, { title }),
    about,
    boxes: [begin.root, text.root],
    kept,
    share: words.share_reply,
    close,
    words,
  });
  return { ...form, stop: kept.stop };
};
