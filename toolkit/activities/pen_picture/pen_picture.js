// A pen picture: six short pieces, each saved and shared on its own.

const render = ({ model, el }) => {
  const { fields } = model.get("face");
  const all = fields.length;
  const progress = h("p", { class: "ws-progress-words", role: "status" });
  let cards = [];
  const changed = () => {
    if (cards.length < all) return;
    const answered = cards.filter((card) => card.filled()).length;
    const words = say(WORDS.progress, { answered, all });
    if (progress.textContent !== words) progress.textContent = words;
  };
  cards = fields.map((field) => fieldCard(model, field, { changed }));
  frame(model, el, progress, h("div", { class: "ws-parts" }, cards.map((card) => card.root)));
  el.firstChild.classList.add("ws-task");
  changed();
  return () => cards.forEach((card) => card.stop());
};

export default { render };
