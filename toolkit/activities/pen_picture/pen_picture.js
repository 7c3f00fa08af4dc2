// A pen picture: six short pieces, each saved and shared on its own.

import { h, say } from "../base/dom.js";
import { frame } from "../base/frame.js";
import { fieldCard } from "../task/fields.js";

/** @import { Given, Traits } from "../base/types.d.ts" */
/** @import { PenPictureFace } from "./shapes.d.ts" */

/** @param {Given<Traits<PenPictureFace, object, string>>} given */
export const render = ({ model, el, words }) => {
  const { fields } = model.get("face");
  const all = fields.length;
  const progress = h("p", { class: "ws-progress-words", role: "status" });
  /** @type {ReturnType<typeof fieldCard>[]} */
  let cards = [];
  const changed = () => {
    if (cards.length < all) return;
    const answered = cards.filter((card) => card.filled()).length;
    const text = say(words.progress, { answered, all });
    if (progress.textContent !== text) progress.textContent = text;
  };
  cards = fields.map((field) => fieldCard(model, field, { changed, words }));
  frame(
    model,
    el,
    progress,
    h(
      "div",
      { class: "ws-parts" },
      cards.map((card) => card.root),
    ),
  );
  el.firstElementChild?.classList.add("ws-task");
  changed();
  return () => cards.forEach((card) => card.stop());
};
