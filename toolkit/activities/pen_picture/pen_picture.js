// A pen picture: six short pieces, each saved and shared on its own.

import { h, say } from "../base/dom.js";
import { frame } from "../base/frame.js";
import { fieldCard } from "../task/fields.js";

export const render = ({ model, el, words }) => {
  const { fields } = model.get("face");
  const all = fields.length;
  const progress = h("p", { class: "ws-progress-words", role: "status" });
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
  el.firstChild.classList.add("ws-task");
  changed();
  return () => cards.forEach((card) => card.stop());
};
