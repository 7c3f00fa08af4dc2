// The profile of an audit: a picture and, saying the same, a table.

import { h, replace, say } from "../base/dom.js";

/** @import { Words } from "../base/types.d.ts" */
/** @import { AuditAnswer, AuditFace, StatementShown } from "./shapes.d.ts" */

/** @typedef {AuditAnswer["stages"]} Stages */

/** @param {AuditFace} face */
export const statementsOf = (face) =>
  face.groups.flatMap((group) =>
    group.statements.map((statement) => ({ ...statement, group })),
  );

/**
 * @param {number | undefined} now
 * @param {number | undefined} before
 * @param {Words} words
 */
const inChange = (now, before, words) => {
  if (!now || !before) return "";
  if (now === before) return words.no_change;
  return say(now > before ? words.up : words.down, { steps: Math.abs(now - before) });
};

/** @param {AuditFace} face @param {StatementShown} statement @param {Stages} stages */
const column = (face, statement, stages) => {
  const stage = stages[statement.code] ?? 0;
  const before = face.before.stages?.[statement.code] ?? 0;
  const steps = face.stages.map((_, index) =>
    h("span", {
      class: "ws-storey",
      "data-on": index < stage && "now",
      "data-before": index + 1 === before && "before",
    }),
  );
  return h(
    "div",
    { class: "ws-tower" },
    h("div", { class: "ws-storeys" }, steps.reverse()),
    h("span", { class: "ws-statement-code" }, statement.code),
  );
};

/** @param {AuditFace} face @param {Stages} stages */
const picture = (face, stages) =>
  h(
    "div",
    { class: "ws-picture", "aria-hidden": "true" }, // the table below says the same
    face.groups.map((group) =>
      h(
        "div",
        { class: "ws-picture-group" },
        group.statements.map((statement) => column(face, statement, stages)),
      ),
    ),
  );

/** @param {AuditFace} face @param {Stages} stages @param {Words} words */
const profileTable = (face, stages, words) => {
  const compared = face.before.stages;
  const between = face.between.stages;
  /** @param {string} words */
  const long = (words) => h("span", { class: "ws-long" }, words);
  /** @param {number | undefined} stage */
  const named = (stage) =>
    stage ? [`${stage}`, long(` ${face.stages[stage - 1]}`)] : long(words.not_placed);
  /** @param {string | undefined} words */
  const head = (words) => h("th", { scope: "col" }, words);
  /** @param {StatementShown} statement */
  const row = (statement) => {
    const now = stages[statement.code];
    const before = compared?.[statement.code];
    return h(
      "tr",
      {},
      h("th", { scope: "row" }, `${statement.code} ${statement.title}`),
      compared && h("td", {}, named(before)),
      between && h("td", {}, named(between[statement.code])),
      h("td", {}, named(now)),
      compared && h("td", {}, inChange(now, before, words)),
    );
  };
  return h(
    "table",
    { class: "ws-profile-table", "data-many": between && "many" },
    h("caption", {}, words.profile_table),
    h(
      "thead",
      {},
      h(
        "tr",
        {},
        head(words.statement),
        compared && head(face.before.moment),
        between && head(face.between.moment),
        head(words.stage),
        compared && head(words.change),
      ),
    ),
    h("tbody", {}, statementsOf(face).map(row)),
  );
};

/** @param {AuditFace} face @param {Words} words */
export const profile = (face, words) => {
  const inside = h("div", {});
  const root = h(
    "details",
    { class: "ws-profile" },
    h("summary", {}, words.profile),
    inside,
  );
  const { moment } = face.before;
  const key = moment && h("p", { class: "ws-key", "aria-hidden": "true" }, moment);
  /** @param {Stages} stages */
  const draw = (stages) =>
    replace(inside, picture(face, stages), key, profileTable(face, stages, words));
  return { root, draw };
};
