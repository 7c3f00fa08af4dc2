// A task: what is asked and by when, one card a field, and how far one has come.

const about = (title, lines) =>
  lines.length > 0 &&
  h("div", { class: "ws-about" }, h("h4", {}, title), h("ul", {}, lines.map((line) => h("li", {}, line))));

const download = ({ workshop, name }) => {
  const served = servedPage();
  if (!served) return null;
  const href = `${served.base}download/${workshop}/${name}.pdf`;
  return h("p", {}, h("a", { class: "ws-download", href, download: true }, WORDS.pdf));
};

const render = ({ model, el }) => {
  const face = model.get("face");
  const all = face.fields.length;
  const progress = h("p", { class: "ws-progress-words", role: "status" });
  const bar = h("progress", { max: all, value: 0, "aria-hidden": "true" });
  let cards = [];
  const changed = () => {
    if (cards.length < all) return;
    const answered = cards.filter((card) => card.filled()).length;
    const words = say(WORDS.progress, { answered, all });
    if (progress.textContent !== words) progress.textContent = words;
    bar.value = answered;
  };
  cards = face.fields.map((field) => fieldCard(model, field, { changed }));
  frame(
    model,
    el,
    h("p", { class: "ws-due" }, say(WORDS.due, { day: face.due_words })),
    about(WORDS.criteria, face.criteria),
    h("div", { class: "ws-progress" }, progress, bar),
    h("div", { class: "ws-parts" }, cards.map((card) => card.root)),
    about(WORDS.bring, face.bring ? [face.bring] : []),
    about(WORDS.share, face.share ? [face.share] : []),
    download(face),
  );
  el.firstChild.classList.add("ws-task");
  changed();
  return () => cards.forEach((card) => card.stop());
};

export default { render };
