// What the groups are for: the year, a workshop or an activity.

import { h, replace, unique } from "../base/dom.js";

/** @import { Words } from "../base/types.d.ts" */
/** @import { GroupsRoom } from "./shapes.d.ts" */
/** @import { Act } from "./types.d.ts" */

/** @param {{ act: Act, words: Words }} about */
export const scopeChooser = ({ act, words }) => {
  const scope = h("select", {
    id: unique("scope"),
    onchange: () => {
      act({ do: "scope", scope: scope.selectedIndex });
    },
  });
  const root = h(
    "div",
    { class: "ws-field" },
    h("label", { for: scope.id, class: "ws-label" }, words.groups_for),
    scope,
  );
  let drawn = "";
  /** @param {GroupsRoom} room */
  const draw = ({ scopes, scope: chosen }) => {
    const as = JSON.stringify(scopes);
    if (as !== drawn)
      replace(
        scope,
        scopes.map((label) => h("option", {}, label)),
      );
    drawn = as;
    scope.selectedIndex = chosen;
  };
  return { root, draw };
};
