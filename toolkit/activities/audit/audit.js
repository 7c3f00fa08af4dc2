// The audit: one statement at a time, then what to record, and a profile.

import { keeper, plainly } from "../base/answer.js";
import { h, replace, say, textBox, unique } from "../base/dom.js";
import { frame } from "../base/frame.js";
import { profile, statementsOf } from "./profile.js";
import { moveOn, stageCards } from "./stages.js";

/** @import { Given, Traits } from "../base/types.d.ts" */
/** @import { AuditAnswer, AuditFace } from "./shapes.d.ts" */

/** @typedef {ReturnType<typeof statementsOf>[number]} Statement */

/** @param {Given<Traits<AuditFace, object, AuditAnswer>>} given */
export const render = ({ model, el, words }) => {
  const face = model.get("face");
  const statements = statementsOf(face);
  const all = statements.length;
  /** @type {AuditAnswer["stages"]} */
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
      oninput: () => {
        kept.touch();
      },
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
  /** @param {Statement} statement */
  const advise = (statement) => {
    const now = stages[statement.code];
    replace(advice, now && moveOn(statement, now, words));
  };
  /** @param {Statement} statement */
  const earlier = (statement) =>
    [face.before, face.between].map(({ moment, stages: then }) => {
      const placed = then?.[statement.code];
      if (!placed) return null;
      const text = { moment, stage: face.stages[placed - 1] };
      return h("p", { class: "ws-before" }, say(words.before, text));
    });
  /** @param {Statement} statement */
  const drawStatement = (statement) => {
    /** @param {number} chosen */
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
  /** @param {number} to */
  const go = (to) => {
    at = Math.min(Math.max(to, 0), all);
    draw();
    const heading = stage.querySelector("h4");
    heading?.focus({ preventScroll: true });
    /** @type {ScrollIntoViewOptions} */
    const atOnce = { block: "nearest", behavior: "instant" };
    [el.querySelector(".ws-progress"), heading].forEach((part) =>
      part?.scrollIntoView(atOnce),
    );
  };
  /** @param {string} words @param {() => void} onclick */
  const button = (words, onclick) => h("button", { type: "button", onclick }, words);
  const back = button(words.previous, () => go(at - 1));
  back.classList.add("ws-quiet");
  const on = button(words.next, () => go(at + 1));
  const jumpId = unique("jump");
  const onchange = () => {
    go(Number(jump.value));
  };
  const jump = h(
    "select",
    { id: jumpId, onchange },
    statements.map((_, index) => h("option", { value: String(index) })),
    h("option", { value: String(all) }, words.record),
  );

  const read = () => ({
    stages,
    notes: Object.fromEntries(notes.map(({ name, box }) => [name, box.value])),
  });
  /** @param {AuditAnswer | null} value */
  const write = (value) => {
    stages = { ...value?.stages };
    notes.forEach(({ name, box }) => (box.value = value?.notes?.[name] ?? ""));
    count();
    draw();
  };
  /** @param {AuditAnswer | null} value */
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
  const kept = keeper(model, { read, write, shown, words });
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
  el.firstElementChild?.classList.add("ws-audit");
  return kept.stop;
};
