// A cycle of weeks: a canvas to fill, and what is still missing from it.

const checklist = (all, least) => {
  const list = h("ul", { class: "ws-checks" });
  const line = (name, count, needed) => {
    const isDone = count >= needed;
    const values = { count, all, least: needed };
    const [enough, few] =
      needed === all ? [WORDS.all_weeks, WORDS.some_weeks] : [WORDS.enough_weeks, WORDS.few_weeks];
    const words = isDone ? enough : few;
    const state = h("strong", { class: "ws-tag", "data-done": String(isDone) }, isDone ? WORDS.done : WORDS.open);
    return h("li", {}, state, h("span", {}, `${WORDS[`check_${name}`]}: ${say(words, values)}`));
  };
  const draw = (weeks) => {
    const filled = (name) => weeks.filter((week) => week[name].trim()).length;
    const others = weeks.filter(({ other }) => other).length;
    const lines = ["who", "room", "cover", "date"].map((name) => line(name, filled(name), all));
    replace(list, lines, line("other", others, least));
  };
  const id = unique("checks");
  const title = h("h4", { id }, WORDS.check);
  return { root: h("section", { class: "ws-about", "aria-labelledby": id }, title, list), draw };
};

const render = ({ model, el }) => {
  const { weeks: proposed, others_lead: least } = model.get("face");
  const checks = checklist(proposed.length, least);
  const weeks = () => cards.map((card) => card.read());
  const changed = () => {
    checks.draw(weeks());
    kept.touch();
  };
  const question = askedBox({
    label: WORDS.question,
    hint: WORDS.question_help,
    lines: 2,
    limit: 2000,
    oninput: changed,
  });
  const cards = proposed.map((_, index) => weekCard(index + 1, changed));
  const kept = keeper(model, {
    read: () => ({ question: question.read(), weeks: weeks() }),
    write: (value) => {
      question.write(value?.question);
      cards.forEach((card, index) => card.write(value?.weeks?.[index] ?? proposed[index]));
      checks.draw(weeks());
    },
    shown: (value) => {
      const told = (value?.weeks ?? []).map(({ what, who, date, room, cover }, index) =>
        [say(WORDS.week, { number: index + 1 }), what, who, date, room, cover].filter(Boolean).join(" · "),
      );
      return [value?.question, ...told].filter(Boolean).join("\n") || WORDS.empty_answer;
    },
  });
  frame(model, el, question.root, cards.map(({ root }) => root), checks.root, kept.foot);
  el.firstChild.classList.add("ws-together");
  return kept.stop;
};

export default { render };
