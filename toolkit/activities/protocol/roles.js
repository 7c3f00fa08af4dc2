// Which role is one's own, and who takes the others.

import { h, replace, say } from "../base/dom.js";
import { groupHead, inWords } from "../base/group.js";

/** @import { RolesShown } from "../base/shapes.d.ts" */
/** @import { Model, Traits, Words } from "../base/types.d.ts" */
/** @import { ProtocolFace } from "./shapes.d.ts" */

/** @param {Model<Traits<ProtocolFace, RolesShown>>} model @param {Words} words */
export const rolesGiven = (model, words) => {
  const head = groupHead(words);
  const mine = h("p", { class: "ws-your-role", role: "status" });
  const list = h("ul", { class: "ws-roles" });
  const root = h("div", { class: "ws-group-roles" }, head.root, mine, list);
  const draw = () => {
    const { group, roles = [], mine: own = [] } = model.get("room");
    root.hidden = !group;
    head.draw(group);
    const text = own.length
      ? say(words.your_role, { role: inWords(own, words) })
      : words.no_role;
    const said = group && roles.length ? text : "";
    if (mine.textContent !== said) mine.textContent = said;
    replace(
      list,
      roles.map((given) => h("li", {}, say(words.role_of, given))),
    );
  };
  draw();
  model.on("change:room", draw);
  return { root, stop: () => model.off("change:room", draw) };
};
