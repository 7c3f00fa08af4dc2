// Every group as a card, who has none, and who can be moved from one to another.

import { h, unique } from "../base/dom.js";
import { placeInOrder } from "../base/in_order.js";
import { setText } from "../cockpit/panel.js";
import { groupCard } from "./group_card.js";
import { personRow } from "./person_row.js";

/** @import { GroupWithMembers, GroupsRoom } from "./shapes.d.ts" */
/** @import { Acting, Row } from "./types.d.ts" */

/** @param {Acting} about */
const addForm = ({ act, words }) => {
  const id = unique("new");
  const box = h("input", { id, type: "text", dir: "auto", autocomplete: "off" });
  box.placeholder = words.new_hint;
  /** @param {SubmitEvent} event */
  const onsubmit = async (event) => {
    event.preventDefault();
    if (await act({ do: "add", name: box.value })) box.value = "";
  };
  const label = h("label", { for: id, class: "ws-hidden" }, words.new_name);
  const add = h("button", { class: "ws-plain" }, words.new_group);
  return h("form", { class: "ws-add-group", onsubmit }, label, box, add);
};

/**
 * Cards and rows stay the same elements, so that focus and what is dragged stay.
 * @param {Acting} about
 */
export const groupBoard = ({ act, words }) => {
  const id = unique("free");
  const title = h("h3", { id }, words.free);
  const nobody = h("p", { class: "ws-meta" }, words.none_free);
  const freeList = h("ul", { class: "ws-members", "aria-labelledby": id });
  const free = h("section", { class: "ws-free" }, title, nobody, freeList);
  const list = h("ul", { class: "ws-group-cards" });
  const root = h(
    "div",
    { class: "ws-group-board" },
    list,
    addForm({ act, words }),
    free,
  );
  /** @type {Map<string, ReturnType<typeof groupCard>>} */
  const cards = new Map();
  /** @type {Map<string, Row>} */
  const rows = new Map();
  /** @type {GroupsRoom} */
  let room;
  const about = { board: root, groups: () => room.groups, act, words };
  /** @param {readonly string[]} people @param {string} group */
  const rowsOf = (people, group) =>
    people.map((one, at) => {
      const row = rows.get(one) ?? personRow(one, about);
      rows.set(one, row);
      row.draw(room.people[one], { group, begins: Boolean(group) && at === 0 });
      return row.root;
    });
  /** @param {GroupWithMembers} group @param {number} place */
  const card = (group, place) => {
    const one = cards.get(group.id) ?? groupCard(group.id, { act, words });
    cards.set(group.id, one);
    const members = group.members.map((person) => room.people[person]);
    one.draw(group, { place, members, year: room.year });
    placeInOrder(one.list, rowsOf(group.members, group.id));
    return one.root;
  };
  const drawFree = () => {
    const { groups } = room;
    free.hidden = !groups.length;
    free.dataset.place = String(groups.length);
    setText(title, `${words.free} (${room.free.length})`);
    title.hidden = freeList.hidden = !room.free.length;
    nobody.hidden = room.free.length > 0;
    placeInOrder(freeList, rowsOf(room.free, ""));
  };
  /** @param {GroupsRoom} now */
  const draw = (now) => {
    room = now;
    const held = document.activeElement;
    drawFree();
    placeInOrder(list, now.groups.map(card));
    // Whoever was moved is in another list now; the focus goes with them.
    if (held instanceof HTMLElement && root.contains(held))
      held.focus({ preventScroll: true });
  };
  return { root, draw };
};
