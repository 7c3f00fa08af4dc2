// A story in several boxes, with one count of words for all of them.

const wordsOf = (text) => text.split(/\s+/).filter(Boolean).length;

const render = ({ model, el }) => {
  const { fields, limits, most_words: most } = model.get("face");
  const counter = h("p", { class: "ws-count ws-story-count", id: unique("count") });
  const count = () => {
    const found = boxes.reduce((total, { read }) => total + wordsOf(read()), 0);
    counter.textContent = say(found > most ? WORDS.words_over : WORDS.words, { count: found, most });
  };
  const oninput = () => {
    count();
    kept.touch();
  };
  const boxes = fields.map(({ label, help: hint, lines }) =>
    askedBox({ label, hint, lines, limit: lines ? limits.text : limits.line, oninput }),
  );
  boxes.forEach(({ box }) => {
    const described = box.getAttribute("aria-describedby") ?? "";
    box.setAttribute("aria-describedby", `${described} ${counter.id}`.trim());
  });
  const kept = keeper(model, {
    read: () => Object.fromEntries(fields.map(({ name }, index) => [name, boxes[index].read()])),
    write: (value) => {
      fields.forEach(({ name }, index) => boxes[index].write(value?.[name]));
      count();
    },
    shown: (value) => {
      const told = fields.map(({ name, label }) => value?.[name] && `${label}: ${value[name]}`);
      return told.filter(Boolean).join("\n") || WORDS.empty_answer;
    },
  });
  frame(model, el, boxes.map(({ root }) => root), counter, kept.foot);
  el.firstChild.classList.add("ws-together");
  return kept.stop;
};

export default { render };
