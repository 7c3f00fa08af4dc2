// Who takes which role in the protocols of the workshop, and passing roles on.

import { h, say } from "../base/dom.js";
import { press } from "../cockpit/panel.js";

/** @import { RolesOfGroup, RolesOfProtocol } from "./shapes.d.ts" */
/** @import { Acting } from "./types.d.ts" */

/**
 * @param {readonly RolesOfProtocol[]} roles
 * @param {Acting} about
 */
export const rolesList = (roles, { act, words }) => {
  if (!roles.length) return null;
  /** @param {RolesOfGroup} group */
  const group = ({ name, roles: taken }) =>
    h("li", {}, h("strong", { dir: "auto" }, name), ` ${taken.join(" · ")}`);
  /** @param {RolesOfProtocol} protocol */
  const one = ({ activity, prompt, groups }) => [
    h("h4", {}, prompt),
    h("ul", {}, groups.map(group)),
    press(words.pass_on, () => act({ do: "pass_on", activity }), {
      label: say(words.pass_on_of, { prompt }),
    }),
  ];
  return [
    h("h3", {}, words.roles),
    h("p", { class: "ws-meta" }, words.roles_help),
    roles.map(one),
  ];
};
