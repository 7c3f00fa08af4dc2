// One group in the panel: who is in it, where it meets, and what leads to its call.

import { h, say, setName } from "../base/dom.js";
import { callOf } from "../base/group.js";
import { whenChanged } from "../base/keyed.js";
import { press, setText } from "../cockpit/panel.js";
import { groupSettings } from "./group_settings.js";

/** @import { GroupWithMembers, Somebody } from "./shapes.d.ts" */
/** @import { Acting } from "./types.d.ts" */

/**
 * The card stays the same element as long as there is the group; `place` is its number
 * on the board.
 * @param {string} id
 * @param {Acting} about
 */
export const groupCard = (id, { act, words }) => {
  const name = h("span", { dir: "auto" });
  const count = h("span", { class: "ws-meta" });
  const list = h("ul", { class: "ws-members" });
  const remove = press(words.remove, () => act({ do: "remove", group: id }));
  const empty = h(
    "div",
    { class: "ws-row" },
    h("p", { class: "ws-meta" }, words.empty),
  );
  empty.append(remove);
  const place = h("p", { class: "ws-meta" });
  const call = h("div", {});
  const settings = groupSettings(id, { act, words });
  const root = h(
    "li",
    { class: "ws-group-card" },
    h("h3", {}, name, " ", count),
    place,
    call,
    list,
    empty,
    settings.root,
  );
  /** @type {GroupWithMembers} */
  let now;
  const drawCall = whenChanged(call, () => {
    const { link, host, name: group } = now;
    return callOf({ link, host, label: say(words.join_of, { group }), words });
  });
  /** @param {readonly Somebody[]} members */
  const counted = (members) => {
    const { length } = members;
    const here = members.filter((one) => one.here).length;
    const many = length === 1 ? words.one : say(words.count, { count: length });
    return length ? `${many}, ${say(words.of_them_here, { count: here })}` : "";
  };
  /**
   * @param {GroupWithMembers} group
   * @param {{ place: number, members: readonly Somebody[], year: boolean }} about
   */
  const draw = (group, { place: number, members, year }) => {
    now = group;
    root.dataset.place = String(number);
    setText(name, group.name);
    setText(count, counted(members));
    setText(place, group.place);
    setName(list, group.name);
    setName(remove, say(words.remove_of, { group: group.name }));
    list.hidden = !members.length;
    empty.hidden = members.length > 0;
    drawCall([group.link, group.name]);
    settings.draw(group, { members, year });
  };
  return { root, list, draw };
};
