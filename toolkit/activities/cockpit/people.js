// Who is here, by group, and how far each has got: never what they write.

import { h, say, unique } from "../base/dom.js";
import { keyedList } from "../base/keyed.js";
import { roomDoor, shownLink, substituteForm } from "./door.js";
import { asker, followRoom, setText } from "./panel.js";
import { panelFrame } from "./panel_frame.js";
import { personLine } from "./person.js";
import { recordForm } from "./record.js";

/** @import { PeopleRoom, PersonShown } from "./shapes.d.ts" */
/** @import { Asked, PanelGiven } from "./types.d.ts" */

/** @param {PanelGiven<PeopleRoom>} given */
export const render = ({ model, el, words }) => {
  const { line, does } = asker(model, words);
  /** @type {PeopleRoom["people"]} */
  let people = {};
  const counts = h("p", { class: "ws-state", role: "status" });
  const helps = h("p", { class: "ws-helps", role: "status" });
  const about = h("p", { class: "ws-meta ws-cut" });
  const key = h("p", { class: "ws-meta", "aria-hidden": "true" }, words.key);
  const groups = h("div", { class: "ws-groups" });
  const link = shownLink(words);
  /** @param {string} id */
  const focusOn = (id) => {
    /** @type {HTMLElement | null} */
    const button = groups.querySelector(`[data-seat="${CSS.escape(id)}"] button`);
    button?.focus();
  };
  const form = recordForm({ does, showLink: link.show, closed: focusOn, words });
  /** @param {string} id */
  const choose = (id) => form.open(id, people[id]);
  const door = roomDoor(does, words);
  const substitute = substituteForm(does, link.show, words);
  const letIn = h(
    "details",
    { class: "ws-let-in" },
    h("summary", {}, words.door),
    door.root,
    substitute.root,
  );
  const leads = panelFrame(
    model,
    el,
    { name: "people", words },
    counts,
    h("p", { class: "ws-meta" }, words.meaning),
    helps,
    about,
    key,
    form.root,
    link.root,
    line,
    groups,
    letIn,
  );

  /** @param {PersonShown} one */
  const groupOf = (one) =>
    one.steers ? words.facilitators : one.group || words.no_group;
  /** @param {string} id @param {Asked} one */
  const person = (id, one) => {
    const item = personLine(id, one, choose, words);
    item.dataset.seat = id;
    return item;
  };
  /** @type {Map<string, ReturnType<typeof section>>} */
  const lists = new Map();
  /** @param {string} name */
  const section = (name) => {
    const id = unique("group");
    const list = h("ul", { class: "ws-ones", "aria-labelledby": id });
    const root = h("section", { class: "ws-group" }, h("h3", { id }, name), list);
    return { root, update: keyedList(list, person) };
  };
  /** @param {PeopleRoom} room */
  const drawPeople = (room) => {
    /** @type {Map<string, [string, Asked][]>} */
    const byGroup = new Map();
    for (const id of room.order) {
      const one = room.people[id];
      const name = groupOf(one);
      const shown = byGroup.get(name) ?? [];
      shown.push([id, { ...one, asked: room.asked }]);
      byGroup.set(name, shown);
    }
    for (const [name, found] of lists)
      if (!byGroup.has(name)) {
        found.root.remove();
        lists.delete(name);
      }
    const wanted = [...byGroup].map(([name, shown]) => {
      const found = lists.get(name) ?? section(name);
      lists.set(name, found);
      found.update(shown);
      return found.root;
    });
    wanted.forEach((root, at) => {
      if (groups.children[at] !== root)
        groups.insertBefore(root, groups.children[at] ?? null);
    });
  };
  /** @param {Partial<PeopleRoom>} room */
  const draw = (room) => {
    if (!leads(room)) return;
    people = room.people;
    setText(counts, say(words.counts, room.counts));
    setText(helps, room.helps ? say(words.help_count, { count: room.helps }) : "");
    const titles = room.asked.join(" · ");
    setText(about, titles ? say(words.progress, { titles }) : words.no_progress);
    about.title = titles;
    const isOld = Object.values(room.people).some(({ done }) =>
      done.some(([state]) => state === "earlier"),
    );
    setText(key, isOld ? `${words.key}  ${words.key_earlier}` : words.key);
    key.hidden = !titles;
    drawPeople(room);
    door.draw(room);
    substitute.draw(room);
  };
  return followRoom(model, draw);
};
