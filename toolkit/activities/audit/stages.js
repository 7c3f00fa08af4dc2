// The stages of a statement, and what moves one on from the chosen one.

import { h, replace, say, unique } from "../base/dom.js";

/** @import { Words } from "../base/types.d.ts" */
/** @import { AuditFace, StatementShown } from "./shapes.d.ts" */

/**
 * A description of each stage to choose from, as radio buttons with the stage's name.
 * @param {AuditFace} face
 * @param {StatementShown} statement
 * @param {(stage: number) => void} onchange
 * @param {Words} words
 */
const stageCards = (face, statement, onchange, words) => {
  const name = unique("stage");
  const radios = statement.stages.map((_, index) =>
    h("input", {
      type: "radio",
      name,
      id: `${name}-${index}`,
      onchange: () => onchange(index + 1),
    }),
  );
  const cards = radios.map((radio, index) => {
    const stage = h("strong", {}, face.stages[index]);
    const description = h("span", {}, statement.stages[index]);
    const label = h("label", { for: radio.id }, stage, description);
    return h("div", { class: "ws-stage" }, radio, label);
  });
  const legend = say(words.stage_of, statement);
  const root = h(
    "fieldset",
    { class: "ws-stages" },
    h("legend", { class: "ws-hidden" }, legend),
    cards,
  );
  /** @param {number | undefined} chosen */
  const choose = (chosen) =>
    radios.forEach((radio, index) => (radio.checked = chosen === index + 1));
  return { root, choose };
};

/**
 * A statement as a part of the form; `draw(stage)` shows where it is placed.
 * @param {AuditFace} face
 * @param {StatementShown & { place: string }} statement
 * @param {(stage: number) => void} onchange
 * @param {Words} words
 */
export const statementPart = (face, statement, onchange, words) => {
  const { code, place } = statement;
  const title = `${code} ${statement.title}`;
  let placed = 0;
  const advice = h("div", { role: "status" });
  const heading = h("h4", {}, title);
  const earlier = [face.before, face.between].map(({ moment, stages }) => {
    const then = stages?.[code];
    const text = then && say(words.before, { moment, stage: face.stages[then - 1] });
    return text && h("p", { class: "ws-before" }, text);
  });
  /** @param {number | undefined} stage */
  const advise = (stage) => {
    placed = stage ?? 0;
    const step = stage && statement.move_on[stage - 1];
    const isLast = stage === statement.stages.length;
    replace(advice, step && moveOn(step, isLast ? words.hand_on : words.move_on));
  };
  /** @param {number} stage */
  const chosen = (stage) => {
    advise(stage);
    onchange(stage);
  };
  const cards = stageCards(face, statement, chosen, words);
  /** @param {number | undefined} stage */
  const draw = (stage) => {
    cards.choose(stage);
    advise(stage);
  };
  const root = h(
    "div",
    { class: "ws-statement" },
    heading,
    earlier,
    cards.root,
    advice,
  );
  return { root, heading, title, place, filled: () => placed > 0, draw };
};

/** @param {string} step @param {string} what */
const moveOn = (step, what) =>
  h("p", { class: "ws-move-on" }, h("strong", {}, what), h("span", {}, step));
