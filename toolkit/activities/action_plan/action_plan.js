// The action plan: one value, kept whole; the page changes it in place.

const emptyPlan = () => ({ hope: "", evidence: "", aims: [], stop: "" });

// An offer of one's own earlier words, as long as there is nothing to overwrite.
const offer = (model, target, { empty, use }) => {
  const root = h("div", { class: "ws-offer" });
  const draw = () => {
    const found = model.get("room").words?.[target];
    if (!found || !empty()) return replace(root);
    const { source, words } = found;
    const start = words.length > 90 ? `${words.slice(0, 90)}…` : words;
    const text = say(WORDS.use_words, { source, words: start });
    return replace(root, quietButton(text, () => use(words)));
  };
  return { root, draw };
};

const planText = (name, typed) => {
  const made = textBox({ label: WORDS[name], limit: 4000, oninput: () => typed(made.box.value) });
  const hint = h("p", { class: "ws-help", id: unique("hint") }, WORDS[`${name}_help`]);
  made.box.setAttribute("aria-describedby", hint.id);
  made.box.before(hint);
  const fill = (text) => {
    made.box.value = text;
    made.grow();
  };
  return { ...made, fill };
};

const render = ({ model, el }) => {
  const { most, rag: rags } = model.get("face");
  let plan = emptyPlan();
  let kept = { touch: () => {} };
  const begin = h("p", { class: "ws-invitation" }, WORDS.begin);
  const redraw = () => {
    begin.hidden = isFilled(plan);
    offers.forEach(({ draw }) => draw());
    low.draw();
  };
  const touch = () => {
    redraw();
    kept.touch();
  };
  const text = (name) =>
    planText(name, (typed) => {
      plan[name] = typed;
      touch();
    });
  const [hope, evidence, stop] = ["hope", "evidence", "stop"].map(text);
  const aims = aimList({ aims: () => plan.aims, rags, most, touch });
  const low = lowStatements(model, { aims: () => plan.aims, take: aims.take });
  const into = (name, made) => ({
    empty: () => !plan[name].trim(),
    use: (words) => {
      plan[name] = words;
      made.fill(words);
      made.box.focus();
      touch();
    },
  });
  const offers = [
    offer(model, "hope", into("hope", hope)),
    offer(model, "evidence", into("evidence", evidence)),
    offer(model, "aim", { empty: () => !plan.aims[0]?.aim.trim(), use: aims.useWords }),
  ];
  const write = (value) => {
    plan = structuredClone(value ?? emptyPlan());
    hope.fill(plan.hope);
    evidence.fill(plan.evidence);
    stop.fill(plan.stop);
    aims.draw();
    redraw();
  };
  kept = keeper(model, { read: () => structuredClone(plan), write });
  const [hoped, needed, aimed] = offers.map(({ root }) => root);
  const goals = [h("h4", {}, WORDS.aims), low.root, aims.list, aimed, aims.more, aims.status];
  frame(model, el, begin, hope.root, hoped, evidence.root, needed, goals, stop.root, kept.foot);
  el.firstChild.classList.add("ws-plan");
  model.on("change:room", redraw);
  return () => {
    kept.stop();
    model.off("change:room", redraw);
  };
};

export default { render };
