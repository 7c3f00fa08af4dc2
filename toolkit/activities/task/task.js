// A task: what is asked and by when, part after part, and how far one has come.

import { servedPage } from "../base/ask.js";
import { showComments } from "../base/comments.js";
import { h, say } from "../base/dom.js";
import { framedWith } from "../base/frame.js";
import { ledTo } from "../base/led_to.js";
import { opening } from "../base/opening.js";
import { steps } from "../base/steps.js";
import { asking } from "./asking.js";
import { fieldCard } from "./fields.js";
import { finishing } from "./finishing.js";

/** @import { Given, Model, Traits, Words } from "../base/types.d.ts" */
/** @import { TaskFace, TaskRoom } from "./shapes.d.ts" */

/** @param {string} title @param {readonly string[]} lines */
const about = (title, lines) =>
  lines.length > 0 &&
  h(
    "div",
    { class: "ws-about" },
    h("h4", {}, title),
    h(
      "ul",
      {},
      lines.map((line) => h("li", {}, line)),
    ),
  );

/** @param {TaskFace} face @param {Words} words */
const download = ({ workshop, name }, words) => {
  const served = servedPage();
  if (!served) return null;
  const href = `${served.base}download/${workshop}/${name}.pdf`;
  return h("p", {}, h("a", { class: "ws-download", href, download: true }, words.pdf));
};

/** @param {TaskFace} face @param {Words} words */
const intro = (face, words) =>
  opening(
    words.about,
    face.help && h("p", { class: "ws-help" }, face.help),
    about(words.criteria, face.criteria),
    about(words.bring, face.bring ? [face.bring] : []),
    about(words.share, face.share ? [face.share] : []),
  );

/**
 * The day it is due, or that the person has more time, if a facilitator has granted it.
 * @param {Given<Traits<TaskFace, TaskRoom>>["model"]} model
 */
const dueDay = (model) => {
  const day = h("p", { class: "ws-due" });
  const said = h("p", { class: "ws-meta" });
  const draw = () => {
    const { later = "", later_said = "" } = model.get("room");
    day.textContent = later || model.get("face").due_line;
    said.textContent = later_said;
  };
  const root = h("div", {}, day, said);
  draw();
  model.on("change:room", draw);
  return { root, stop: () => model.off("change:room", draw) };
};

/** @param {Given<Traits<TaskFace, TaskRoom>>} given */
export const render = ({ model, el, words }) => {
  const face = model.get("face");
  const all = face.counts.length;
  const progress = h("p", { class: "ws-progress-words", role: "status" });
  const bar = h("progress", { max: all, value: 0, "aria-hidden": "true" });
  /** @type {ReturnType<typeof fieldCard>[]} */
  let cards = [];
  /** @type {(() => void)[]} */
  let refreshed = [];
  const changed = () => {
    if (cards.length < face.fields.length) return;
    const counted = cards.filter((card) => !card.optional && card.filled());
    const text = say(words.progress, { answered: counted.length, all });
    if (progress.textContent !== text) progress.textContent = text;
    bar.value = counted.length;
    refreshed.forEach((refresh) => refresh());
  };
  cards = face.fields.map((field) => fieldCard(model, field, { changed, words }));
  const form = steps(cards, words);
  const end = finishing(model, { parts: cards, show: form.show, words });
  refreshed = [form.refresh, end.refresh];
  const asks = asking(model, words);
  const due = dueDay(model);
  const beside = face.fields.map(({ name: part }, index) =>
    showComments(/** @type {Model} */ (model), {
      place: cards[index].root,
      part,
      words,
    }),
  );
  framedWith(
    model,
    el,
    null,
    due.root,
    intro(face, words),
    h("div", { class: "ws-progress" }, progress, bar),
    form.root,
    end.root,
    asks.root,
    download(face, words),
  );
  el.firstElementChild?.classList.add("ws-task");
  changed();
  const led = face.fields.findIndex(({ name }) => ledTo(model) === `mine.${name}`);
  if (led >= 0) form.show(led);
  return () => {
    [...cards, end, asks, due].forEach(({ stop }) => stop());
    beside.forEach((stop) => stop());
  };
};
