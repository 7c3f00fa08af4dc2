// The audit: one statement at a time, then what to record, and a profile.

// Four descriptions to choose from, as radio buttons with the stage's name.
const stageCards = (face, statement, chosen, onchange) => {
  const name = unique("stage");
  const cards = statement.stages.map((description, index) => {
    const id = `${name}-${index}`;
    const checked = chosen === index + 1;
    const stage = h("strong", {}, face.stages[index]);
    return h(
      "div",
      { class: "ws-stage" },
      h("input", { type: "radio", name, id, checked, onchange: () => onchange(index + 1) }),
      h("label", { for: id }, stage, h("span", {}, description)),
    );
  });
  const legend = say(WORDS.stage_of, statement);
  return h("fieldset", { class: "ws-stages" }, h("legend", { class: "ws-hidden" }, legend), cards);
};

const moveOn = (statement, stage) =>
  h(
    "p",
    { class: "ws-move-on" },
    h("strong", {}, stage === 4 ? WORDS.hand_on : WORDS.move_on),
    h("span", {}, statement.move_on[stage - 1]),
  );

const render = ({ model, el }) => {
  const face = model.get("face");
  const statements = statementsOf(face);
  const all = statements.length;
  let stages = {};
  let at = 0;

  const placed = h("p", { class: "ws-progress-words", role: "status" });
  const bar = h("progress", { max: all, value: 0, "aria-hidden": "true" });
  const stage = h("div", { class: "ws-statement" });
  const advice = h("div", { role: "status" });
  const shownProfile = profile(face);
  const notes = face.after.map(({ name, prompt }) => {
    const made = textBox({ label: prompt, lines: 2, limit: 4000, oninput: () => kept.touch() });
    return { name, ...made };
  });
  const record = h("div", {}, h("h4", { tabindex: "-1" }, WORDS.record), notes.map((n) => n.root), h("p", { class: "ws-help" }, WORDS.to_plan));

  const count = () => {
    const found = Object.keys(stages).length;
    placed.textContent = say(WORDS.placed, { placed: found, all });
    bar.value = found;
    shownProfile.draw(stages);
    statements.forEach((statement, index) => {
      const words = stages[statement.code] ? WORDS.step_placed : WORDS.step;
      jump.options[index].textContent = say(words, statement);
    });
  };
  const advise = (statement) => {
    const now = stages[statement.code];
    replace(advice, now && moveOn(statement, now));
  };
  const earlier = (statement) =>
    [face.before, face.between].map(({ moment, stages: then }) => {
      const placed = then?.[statement.code];
      const words = { moment, stage: face.stages[placed - 1] };
      return placed && h("p", { class: "ws-before" }, say(WORDS.before, words));
    });
  const drawStatement = (statement) => {
    const choose = (chosen) => {
      stages = { ...stages, [statement.code]: chosen };
      advise(statement);
      count();
      kept.touch();
    };
    replace(
      stage,
      h("p", { class: "ws-group-title" }, `${statement.group.code} · ${statement.group.title}`),
      h("h4", { tabindex: "-1" }, `${statement.code} ${statement.title}`),
      h("p", { class: "ws-position" }, say(WORDS.position, { number: at + 1, all })),
      earlier(statement),
      stageCards(face, statement, stages[statement.code], choose),
      advice,
    );
    advise(statement);
  };
  const draw = () => {
    if (at < all) drawStatement(statements[at]);
    else replace(stage, record);
    back.disabled = at === 0;
    on.hidden = at === all;
    on.textContent = at === all - 1 ? WORDS.to_record : WORDS.next;
    jump.value = String(at);
  };
  const go = (to) => {
    at = Math.min(Math.max(to, 0), all);
    draw();
    const heading = stage.querySelector("h4");
    heading.focus({ preventScroll: true });
    const atOnce = { block: "nearest", behavior: "instant" };
    [el.querySelector(".ws-progress"), heading].forEach((part) => part.scrollIntoView(atOnce));
  };
  const button = (words, onclick) => h("button", { type: "button", onclick }, words);
  const back = button(WORDS.previous, () => go(at - 1));
  back.classList.add("ws-quiet");
  const on = button(WORDS.next, () => go(at + 1));
  const jumpId = unique("jump");
  const jump = h(
    "select",
    { id: jumpId, onchange: () => go(Number(jump.value)) },
    statements.map((_, index) => h("option", { value: String(index) })),
    h("option", { value: String(all) }, WORDS.record),
  );

  const read = () => ({
    stages,
    notes: Object.fromEntries(notes.map(({ name, box }) => [name, box.value])),
  });
  const write = (value) => {
    stages = { ...value?.stages };
    notes.forEach(({ name, box }) => (box.value = value?.notes?.[name] ?? ""));
    count();
    draw();
  };
  const shown = (value) =>
    plainly([
      Object.entries(value?.stages ?? {}).map(([code, now]) => `${code}: ${face.stages[now - 1]}`),
      value?.notes,
    ]);
  let kept = { touch: () => {} };
  kept = keeper(model, { read, write, shown });
  frame(
    model,
    el,
    h("div", { class: "ws-progress" }, placed, bar),
    h("div", { class: "ws-jump" }, h("label", { for: jumpId }, WORDS.go_to), jump),
    stage,
    h("div", { class: "ws-pages" }, back, on),
    shownProfile.root,
    kept.foot,
  );
  el.firstChild.classList.add("ws-audit");
  return kept.stop;
};

export default { render };
