// The audit: one statement at a time, then what to record, and a profile.

import { keeper, plainly } from "../base/answer.js";
import { h, replace, say, textBox, unique } from "../base/dom.js";
import { frame } from "../base/frame.js";
import { profile, statementsOf } from "./profile.js";
import { moveOn, stageCards } from "./stages.js";

export const render = ({ model, el, words }) => {
  const face = model.get("face");
  const statements = statementsOf(face);
  const all = statements.length;
  let stages = {};
  let at = 0;

  const placed = h("p", { class: "ws-progress-words", role: "status" });
  const bar = h("progress", { max: all, value: 0, "aria-hidden": "true" });
  const stage = h("div", { class: "ws-statement" });
  const advice = h("div", { role: "status" });
  const shownProfile = profile(face, words);
  const notes = face.after.map(({ name, prompt }) => {
    const made = textBox({
      label: prompt,
      lines: 2,
      limit: 4000,
      oninput: () => kept.touch(),
    });
    return { name, ...made };
  });
  const record = h(
    "div",
    {},
    h("h4", { tabindex: "-1" }, words.record),
    notes.map((n) => n.root),
    h("p", { class: "ws-help" }, words.to_plan),
  );

  const count = () => {
    const found = Object.keys(stages).length;
    placed.textContent = say(words.placed, { placed: found, all });
    bar.value = found;
    shownProfile.draw(stages);
    statements.forEach((statement, index) => {
      const text = stages[statement.code] ? words.step_placed : words.step;
      jump.options[index].textContent = say(text, statement);
    });
  };
  const advise = (statement) => {
    const now = stages[statement.code];
    replace(advice, now && moveOn(statement, now, words));
  };
  const earlier = (statement) =>
    [face.before, face.between].map(({ moment, stages: then }) => {
      const placed = then?.[statement.code];
      const text = { moment, stage: face.stages[placed - 1] };
      return placed && h("p", { class: "ws-before" }, say(words.before, text));
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
      h(
        "p",
        { class: "ws-group-title" },
        `${statement.group.code} · ${statement.group.title}`,
      ),
      h("h4", { tabindex: "-1" }, `${statement.code} ${statement.title}`),
      h("p", { class: "ws-position" }, say(words.position, { number: at + 1, all })),
      earlier(statement),
      stageCards(face, statement, stages[statement.code], choose, words),
      advice,
    );
    advise(statement);
  };
  const draw = () => {
    if (at < all) drawStatement(statements[at]);
    else replace(stage, record);
    back.disabled = at === 0;
    on.hidden = at === all;
    on.textContent = at === all - 1 ? words.to_record : words.next;
    jump.value = String(at);
  };
  const go = (to) => {
    at = Math.min(Math.max(to, 0), all);
    draw();
    const heading = stage.querySelector("h4");
    heading.focus({ preventScroll: true });
    const atOnce = { block: "nearest", behavior: "instant" };
    [el.querySelector(".ws-progress"), heading].forEach((part) =>
      part.scrollIntoView(atOnce),
    );
  };
  const button = (words, onclick) => h("button", { type: "button", onclick }, words);
  const back = button(words.previous, () => go(at - 1));
  back.classList.add("ws-quiet");
  const on = button(words.next, () => go(at + 1));
  const jumpId = unique("jump");
  const jump = h(
    "select",
    { id: jumpId, onchange: () => go(Number(jump.value)) },
    statements.map((_, index) => h("option", { value: String(index) })),
    h("option", { value: String(all) }, words.record),
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
    plainly(
      [
        Object.entries(value?.stages ?? {}).map(
          ([code, now]) => `${code}: ${face.stages[now - 1]}`,
        ),
        value?.notes,
      ],
      words,
    );
  let kept = { touch: () => {} };
  kept = keeper(model, { read, write, shown, words });
  frame(
    model,
    el,
    h("div", { class: "ws-progress" }, placed, bar),
    h("div", { class: "ws-jump" }, h("label", { for: jumpId }, words.go_to), jump),
    stage,
    h("div", { class: "ws-pages" }, back, on),
    shownProfile.root,
    kept.foot,
  );
  el.firstChild.classList.add("ws-audit");
  return kept.stop;
};
