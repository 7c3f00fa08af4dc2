// Who is here, by group, and how far each has got: never what they write.

import { h, say, unique } from "../base/dom.js";
import { keyedList } from "../base/keyed.js";
import { roomDoor, shownLink, substituteForm } from "./door.js";
import { asker, followRoom, panelFrame, setText } from "./panel.js";
import { personLine } from "./person.js";
import { recordForm } from "./record.js";

export const render = ({ model, el, words }) => {
  const { line, does } = asker(model, words);
  let room = {};
  const counts = h("p", { class: "ws-state", role: "status" });
  const helps = h("p", { class: "ws-helps", role: "status" });
  const about = h("p", { class: "ws-meta ws-cut" });
  const key = h("p", { class: "ws-meta", "aria-hidden": "true" }, words.key);
  const groups = h("div", { class: "ws-groups" });
  const link = shownLink(words);
  const focusOn = (id) =>
    groups.querySelector(`[data-seat="${CSS.escape(id)}"] button`)?.focus();
  const form = recordForm({ does, showLink: link.show, closed: focusOn, words });
  const choose = (id) => form.open(id, room.people[id]);
  const door = roomDoor(does, words);
  const substitute = substituteForm(does, link.show, words);
  const doors = h(
    "details",
    { class: "ws-doors" },
    h("summary", {}, words.door),
    door.root,
    substitute.root,
  );
  const leads = panelFrame(
    model,
    el,
    { name: "people", words },
    counts,
    helps,
    about,
    key,
    form.root,
    link.root,
    line,
    groups,
    doors,
  );

  const groupOf = (one) =>
    one.steers ? words.facilitators : one.group || words.no_group;
  const person = (id, one) => {
    const item = personLine(id, one, choose, words);
    item.dataset.seat = id;
    return item;
  };
  const lists = new Map();
  const section = (name) => {
    const id = unique("group");
    const list = h("ul", { class: "ws-ones", "aria-labelledby": id });
    const root = h("section", { class: "ws-group" }, h("h3", { id }, name), list);
    return { root, update: keyedList(list, person) };
  };
  const drawPeople = () => {
    const byGroup = new Map();
    for (const id of room.order) {
      const one = room.people[id];
      const name = groupOf(one);
      if (!byGroup.has(name)) byGroup.set(name, []);
      byGroup.get(name).push([id, { ...one, asked: room.asked }]);
    }
    for (const [name, found] of lists)
      if (!byGroup.has(name)) {
        found.root.remove();
        lists.delete(name);
      }
    for (const [name, shown] of byGroup) {
      if (!lists.has(name)) lists.set(name, section(name));
      lists.get(name).update(shown);
    }
    const wanted = [...byGroup.keys()].map((name) => lists.get(name).root);
    wanted.forEach((root, at) => {
      if (groups.children[at] !== root)
        groups.insertBefore(root, groups.children[at] ?? null);
    });
  };
  const draw = (now) => {
    room = now;
    if (!leads(room)) return;
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
    drawPeople();
    door.draw(room);
    substitute.draw(room);
  };
  return followRoom(model, draw);
};
