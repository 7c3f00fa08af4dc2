// The four stages of a statement, and what moves one on from the chosen one.

import { h, say, unique } from "../base/dom.js";

/** @import { Words } from "../base/types.d.ts" */
/** @import { AuditFace, StatementShown } from "./shapes.d.ts" */

/**
 * Four descriptions to choose from, as radio buttons with the stage's name.
 * @param {AuditFace} face
 * @param {StatementShown} statement
 * @param {number | undefined} chosen
 * @param {(stage: number) => void} onchange
 * @param {Words} words
 */
export const stageCards = (face, statement, chosen, onchange, words) => {
  const name = unique("stage");
  const cards = statement.stages.map((description, index) => {
    const id = `${name}-${index}`;
    const checked = chosen === index + 1;
    const stage = h("strong", {}, face.stages[index]);
    return h(
      "div",
      { class: "ws-stage" },
      h("input", {
        type: "radio",
        name,
        id,
        checked,
        onchange: () => onchange(index + 1),
      }),
      h("label", { for: id }, stage, h("span", {}, description)),
    );
  });
  const legend = say(words.stage_of, statement);
  return h(
    "fieldset",
    { class: "ws-stages" },
    h("legend", { class: "ws-hidden" }, legend),
    cards,
  );
};

/** @param {StatementShown} statement @param {number} stage @param {Words} words */
export const moveOn = (statement, stage, words) =>
  h(
    "p",
    { class: "ws-move-on" },
    h("strong", {}, stage === 4 ? words.hand_on : words.move_on),
    h("span", {}, statement.move_on[stage - 1]),
  );
