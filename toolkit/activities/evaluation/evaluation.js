// An evaluation: a short form, level by level; before its time, what it will ask.

import { keeper } from "../base/answer.js";
import { h } from "../base/dom.js";
import { frame } from "../base/frame.js";
import { looking } from "../base/overview.js";
import { selectBox } from "../voices/part.js";
import { askedQuestion } from "./asked.js";

/** @import { Given, Words } from "../base/types.d.ts" */
/** @import { EvaluationFace, EvaluationGiven, Question } from "./shapes.d.ts" */
/** @import { EvaluationTraits } from "./types.d.ts" */

/** @param {readonly Question[]} questions @param {string} title */
const questionsFolded = (questions, title) =>
  questions.length > 0 &&
  h(
    "details",
    { class: "ws-evaluated-elsewhere" },
    h("summary", {}, title),
    h(
      "ul",
      {},
      questions.map(({ label }) => h("li", {}, label)),
    ),
  );

/** @param {EvaluationFace} face @param {EvaluationGiven | null} value @param {Words} words */
const evaluationShown = ({ questions, sureness }, value, words) => {
  const lines = questions.flatMap(({ name, label, options }) => {
    const given = value?.given?.[name];
    if (!given) return [];
    const chosen = given.chosen.map((at) => options[at]);
    const rest = [given.text, given.number, sureness[given.sure ?? -1]];
    const said = [...chosen, ...rest].filter((one) => one || one === 0);
    return said.length ? [`${label} ${said.join(" · ")}`] : [];
  });
  return lines.join("\n") || words.empty_answer;
};

/** @param {Given<EvaluationTraits>} given */
export const render = ({ model, el, words }) => {
  const face = model.get("face");
  const here = face.questions.filter(({ form }) => form !== "elsewhere");
  const elsewhere = face.questions.filter(({ form }) => form === "elsewhere");
  const touch = () => {
    kept.touch();
  };
  const asked = here.map((question) => ({
    ...{ name: question.name, level: question.level },
    box: askedQuestion(model, question, { touch, words }),
  }));
  const role = selectBox({
    label: words.role,
    options: Object.fromEntries(face.roles.map((name, at) => [String(at), name])),
    none: words.no_role,
    onchange: touch,
  });
  const kept = keeper(model, {
    /** @returns {EvaluationGiven} */
    read: () => ({
      given: Object.fromEntries(asked.map(({ name, box }) => [name, box.read()])),
      role: role.read() === "" ? null : Number(role.read()),
    }),
    /** @param {EvaluationGiven | null} value */
    write: (value) => {
      asked.forEach(({ name, box }) => box.write(value?.given?.[name]));
      role.write(value?.role == null ? "" : String(value.role));
    },
    shown: (value) => evaluationShown(face, value, words),
    words,
  });
  const levels = [...new Set(asked.map(({ level }) => level))];
  const form = levels.map((level) => [
    h("h4", {}, face.levels[level - 1]),
    asked.filter((one) => one.level === level).map(({ box }) => box.root),
  ]);
  const waits = h("p", {});
  const waiting = h("div", {}, waits, questionsFolded(face.questions, words.will_ask));
  const open = h(
    "div",
    {},
    h("p", { class: "ws-meta" }, words.promise),
    form,
    role.root,
    kept.foot,
    questionsFolded(elsewhere, words.elsewhere),
  );
  frame(model, el, waiting, open);
  el.firstElementChild?.classList.add("ws-evaluation");
  const draw = () => {
    const { open: isOpen = false, opens = "", agreed = {} } = model.get("room");
    waits.textContent = opens;
    waiting.hidden = isOpen;
    open.hidden = !isOpen;
    role.root.hidden = !Object.keys(agreed).length;
    asked.forEach(({ box }) => box.draw());
  };
  const stop = looking(model, draw);
  return () => {
    stop();
    kept.stop();
  };
};
