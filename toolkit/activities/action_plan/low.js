// The lowest statements of the person's own audit, each ready to be made an aim.

import { h, replace, say } from "../base/dom.js";
import { quietButton } from "./aims.js";

/** @import { Model, Words } from "../base/types.d.ts" */
/** @import { Aim, LowStatement } from "./shapes.d.ts" */
/** @import { Begun, PlanTraits } from "./types.d.ts" */

/**
 * `take` says whether there was room for one more.
 * @param {Model<PlanTraits>} model
 * @param {{ aims: () => readonly Aim[], take: (begun: Begun) => boolean,
 *   words: Words }} about
 */
export const lowStatements = (model, { aims, take, words }) => {
  const title = h("summary", {});
  const help = h("p", { class: "ws-help" });
  const list = h("ul", { class: "ws-low" });
  const status = h("p", { class: "ws-note", role: "status" });
  const root = h("details", { class: "ws-profile" }, title, help, list, status);
  /**
   * The person may have changed the codes: any mention counts.
   * @param {string} code
   */
  const isThere = (code) =>
    aims().some(({ codes }) => new RegExp(`\\b${code}\\b`).test(codes));
  /** @param {LowStatement} statement */
  const make = (statement) => {
    const { code, step } = statement;
    if (!take({ aim: say(words.low_aim, statement), codes: code, action: step }))
      return;
    status.textContent = say(words.low_added, statement);
  };
  /** @param {LowStatement} statement */
  const item = (statement) =>
    h(
      "li",
      {},
      h("strong", {}, `${statement.code} ${statement.title}`),
      h("span", {}, say(words.low_stage, statement)),
      isThere(statement.code)
        ? h("span", { class: "ws-note" }, say(words.low_there, statement))
        : quietButton(say(words.low_add, statement), () => make(statement)),
    );
  const draw = () => {
    const { moment, statements = [] } = model.get("room").low ?? {};
    root.hidden = !statements.length;
    const text = statements.length === 1 ? words.low_one : words.low;
    title.textContent = say(text, { count: statements.length });
    help.textContent = say(words.low_help, { moment });
    replace(list, statements.map(item));
  };
  return { root, draw };
};
