// A task: what is asked and by when, one card a field, and how far one has come.

import { servedPage } from "../base/ask.js";
import { h, say } from "../base/dom.js";
import { frame } from "../base/frame.js";
import { fieldCard } from "./fields.js";

/** @import { Given, Traits, Words } from "../base/types.d.ts" */
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

/** @param {Given<Traits<TaskFace, TaskRoom>>} given */
export const render = ({ model, el, words }) => {
  const face = model.get("face");
  const all = face.fields.length;
  const progress = h("p", { class: "ws-progress-words", role: "status" });
  const bar = h("progress", { max: all, value: 0, "aria-hidden": "true" });
  /** @type {ReturnType<typeof fieldCard>[]} */
  let cards = [];
  const changed = () => {
    if (cards.length < all) return;
    const answered = cards.filter((card) => card.filled()).length;
    const text = say(words.progress, { answered, all });
    if (progress.textContent !== text) progress.textContent = text;
    bar.value = answered;
  };
  cards = face.fields.map((field) => fieldCard(model, field, { changed, words }));
  frame(
    model,
    el,
    h("p", { class: "ws-due" }, say(words.due, { day: face.due_words })),
    about(words.criteria, face.criteria),
    h("div", { class: "ws-progress" }, progress, bar),
    h(
      "div",
      { class: "ws-parts" },
      cards.map((card) => card.root),
    ),
    about(words.bring, face.bring ? [face.bring] : []),
    about(words.share, face.share ? [face.share] : []),
    download(face, words),
  );
  el.firstElementChild?.classList.add("ws-task");
  changed();
  return () => cards.forEach((card) => card.stop());
};
