// The profile of an audit: a picture and, saying the same, a table.

import { h, replace, say } from "../base/dom.js";

export const statementsOf = (face) =>
  face.groups.flatMap((group) =>
    group.statements.map((statement) => ({ ...statement, group })),
  );

const inChange = (now, before, words) => {
  if (!now || !before) return "";
  if (now === before) return words.no_change;
  return say(now > before ? words.up : words.down, { steps: Math.abs(now - before) });
};

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

const profileTable = (face, stages, words) => {
  const compared = face.before.stages;
  const between = face.between.stages;
  const long = (words) => h("span", { class: "ws-long" }, words);
  const named = (stage) =>
    stage ? [`${stage}`, long(` ${face.stages[stage - 1]}`)] : long(words.not_placed);
  const head = (words) => h("th", { scope: "col" }, words);
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
  const draw = (stages) =>
    replace(inside, picture(face, stages), key, profileTable(face, stages, words));
  return { root, draw };
};
