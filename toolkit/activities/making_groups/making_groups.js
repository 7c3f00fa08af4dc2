// The facilitators' panel for groups.

import { h, say } from "../base/dom.js";
import { keyedList, whenChanged } from "../base/keyed.js";
import { asker, chooser, followRoom, press, setText } from "../cockpit/panel.js";
import { panelFrame } from "../cockpit/panel_frame.js";
import { groupBoard } from "./group_board.js";
import { groupMaker } from "./group_maker.js";
import { rolesList } from "./roles_list.js";
import { takeAlong } from "./take_along.js";

/** @import { Given, Traits } from "../base/types.d.ts" */
/** @import { AloneShown, GroupsFace, GroupsRoom } from "./shapes.d.ts" */
/** @import { Act, Acting, Done } from "./types.d.ts" */

/** @param {Acting} about */
const aloneList = ({ act, words }) => {
  const list = h("ul", { class: "ws-alone", "aria-label": words.alone });
  /** @param {string} person @param {AloneShown} one */
  const row = (person, { said, to, press: label }) =>
    h(
      "li",
      { class: "ws-row ws-advice" },
      h("span", {}, said),
      label && press(label, () => act({ do: "move", person, to })),
    );
  const update = keyedList(list, row);
  /** @param {GroupsRoom} room */
  const draw = ({ alone }) => {
    list.hidden = !alone.length;
    update(alone.map((one) => [one.person, one]));
  };
  return { root: list, draw };
};

/** @param {Acting} about */
const latecomers = ({ act, words }) => {
  const told = h("span", {});
  const place = press(words.latecomers, () => act({ do: "latecomers" }));
  const root = h("p", { class: "ws-row ws-advice" }, told, place);
  /** @param {GroupsRoom} room */
  const draw = ({ groups, free, people }) => {
    const count = free.filter((one) => people[one].here).length;
    root.hidden = !count || !groups.length;
    setText(told, count === 1 ? words.late_one : say(words.late_many, { count }));
  };
  return { root, draw };
};

/** @param {Given<Traits<GroupsFace, Partial<GroupsRoom>>>} given */
export const render = ({ model, el, words }) => {
  const { line, tell, does } = asker(model, words);
  /** @type {Partial<GroupsRoom>} */
  let room = {};
  /** @type {Act} */
  const act = async (message) => {
    const reply = /** @type {Done | undefined} */ (await does(message));
    if (reply?.said) tell(reply.said);
    // A list that shows what was refused shows again what is so.
    if (!reply) draw(room);
    return reply;
  };
  const about = { act, words };
  const scope = chooser(
    words.groups_for,
    (at) => act({ do: "scope", scope: Number(at) }),
    { hidden: false },
  );
  const counts = h("p", { class: "ws-state" });
  const source = h("p", { class: "ws-meta" });
  const alone = aloneList(about);
  const late = latecomers(about);
  const maker = groupMaker({ sizes: model.get("face").sizes, ...about });
  const version = () => room.version;
  const undo = press(words.undo, () => act({ do: "undo", version: version() }));
  const drop = press("", () => act({ do: "drop", version: version() }));
  const board = groupBoard(about);
  const roles = h("section", { class: "ws-roles" });
  const drawRoles = whenChanged(roles, () => rolesList(room.roles ?? [], about));
  const along = takeAlong(about);
  const leads = panelFrame(
    model,
    el,
    { name: "groups", words },
    scope.root,
    counts,
    line,
    alone.root,
    late.root,
    h("div", { class: "ws-row" }, undo, drop),
    maker.root,
    board.root,
    along,
    roles,
    source,
    h("p", { class: "ws-meta" }, words.promise),
  );
  /** @param {Partial<GroupsRoom>} now */
  const draw = (now) => {
    room = now;
    if (!leads(now)) return;
    scope.fill(
      now.scopes.map((label, at) => [String(at), label]),
      String(now.scope),
    );
    const { sizes, here, all } = now;
    setText(
      counts,
      say(sizes ? words.counted : words.nobody_grouped, { sizes, here, all }),
    );
    setText(source, now.source);
    undo.hidden = !now.undo;
    drop.hidden = !now.drop;
    setText(drop, now.drop);
    alone.draw(now);
    late.draw(now);
    maker.draw(now);
    board.draw(now);
    along.hidden = !now.groups.length;
    drawRoles(now.roles);
  };
  return followRoom(model, draw);
};
