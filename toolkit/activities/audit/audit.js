// The audit: statement after statement, then what to record, and a profile.

import { keeper, plainly } from "../base/answer.js";
import { isFilled, servedPage } from "../base/ask.js";
import { h, say, textBox } from "../base/dom.js";
import { frame } from "../base/frame.js";
import { steps } from "../base/steps.js";
import { profile, statementsOf } from "./profile.js";
import { statementPart } from "./stages.js";

/** @import { Given, Traits, Words } from "../base/types.d.ts" */
/** @import { AuditAnswer, AuditFace } from "./shapes.d.ts" */

/** @param {AuditFace} face @param {Words} words */
const sheet = (face, words) => {
  const served = servedPage();
  if (!served || !face.sheet) return null;
  return h("p", {}, h("a", { href: `${served.base}${face.sheet}` }, words.sheet));
};

/** @param {Given<Traits<AuditFace, object, AuditAnswer>>} given */
export const render = ({ model, el, words }) => {
  const face = model.get("face");
  const statements = statementsOf(face);
  const all = statements.length;
  /** @type {AuditAnswer["stages"]} */
  let stages = {};

  const placed = h("p", { class: "ws-progress-words", role: "status" });
  const bar = h("progress", { max: all, value: 0, "aria-hidden": "true" });
  const shownProfile = profile(face, words);
  const oninput = () => {
    kept.touch();
    form.refresh();
  };
  const notes = face.after.map(({ name, prompt }) => ({
    name,
    ...textBox({ label: prompt, lines: 2, limit: 4000, oninput }),
  }));
  const recorded = h("h4", {}, words.record);
  const record = h(
    "div",
    {},
    recorded,
    notes.map((n) => n.root),
    h("p", { class: "ws-help" }, words.to_plan),
  );
  const count = () => {
    const found = Object.keys(stages).length;
    const text = say(words.placed, { placed: found, all });
    if (placed.textContent !== text) placed.textContent = text;
    bar.value = found;
    shownProfile.draw(stages);
  };
  const parts = statements.map((statement, index) => {
    const { code, title } = statement.group;
    const position = say(words.position, { number: index + 1, all });
    /** @param {number} chosen */
    const choose = (chosen) => {
      stages = { ...stages, [statement.code]: chosen };
      count();
      form.refresh();
      kept.touch();
    };
    const place = `${code} · ${title} · ${position}`;
    return statementPart(face, { ...statement, place }, choose, words);
  });
  const last = {
    root: record,
    heading: recorded,
    title: words.record,
    place: "",
    optional: true,
    filled: () => isFilled(notes.map(({ box }) => box.value)),
  };
  const form = steps([...parts, last], words);

  const read = () => ({
    stages,
    notes: Object.fromEntries(notes.map(({ name, box }) => [name, box.value])),
  });
  /** @param {AuditAnswer | null} value */
  const write = (value) => {
    stages = { ...value?.stages };
    notes.forEach(({ name, box }) => (box.value = value?.notes?.[name] ?? ""));
    parts.forEach((part, index) => part.draw(stages[statements[index].code]));
    count();
    form.refresh();
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
    form.root,
    sheet(face, words),
    shownProfile.root,
    kept.foot,
  );
  el.firstElementChild?.classList.add("ws-audit");
  return kept.stop;
};
