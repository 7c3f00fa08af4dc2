// Who is here, by group, and how far each has got: never what they write.

const render = ({ model, el }) => {
  const { line, does } = asker(model);
  let room = {};
  const counts = h("p", { class: "ws-state", role: "status" });
  const helps = h("p", { class: "ws-helps", role: "status" });
  const about = h("p", { class: "ws-meta ws-cut" });
  const key = h("p", { class: "ws-meta", "aria-hidden": "true" }, WORDS.key);
  const groups = h("div", { class: "ws-groups" });
  const link = shownLink();
  const focusOn = (id) => groups.querySelector(`[data-seat="${CSS.escape(id)}"] button`)?.focus();
  const form = recordForm({ does, showLink: link.show, closed: focusOn });
  const choose = (id) => form.open(id, room.people[id]);
  const door = roomDoor(does);
  const substitute = substituteForm(does, link.show);
  const doors = h(
    "details",
    { class: "ws-doors" },
    h("summary", {}, WORDS.door),
    door.root,
    substitute.root,
  );
  const leads = panelFrame(
    model, el, "people",
    counts, helps, about, key, form.root, link.root, line, groups, doors,
  );

  const groupOf = (one) => (one.steers ? WORDS.facilitators : one.group || WORDS.no_group);
  const person = (id, one) => {
    const item = personLine(id, one, choose);
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
      if (groups.children[at] !== root) groups.insertBefore(root, groups.children[at] ?? null);
    });
  };
  const draw = (now) => {
    room = now;
    if (!leads(room)) return;
    setText(counts, say(WORDS.counts, room.counts));
    setText(helps, room.helps ? say(WORDS.help_count, { count: room.helps }) : "");
    const titles = room.asked.join(" · ");
    setText(about, titles ? say(WORDS.progress, { titles }) : WORDS.no_progress);
    about.title = titles;
    const isOld = Object.values(room.people).some(({ done }) => done.some(([state]) => state === "earlier"));
    setText(key, isOld ? `${WORDS.key}  ${WORDS.key_earlier}` : WORDS.key);
    key.hidden = !titles;
    drawPeople();
    door.draw(room);
    substitute.draw(room);
  };
  return followRoom(model, draw);
};

export default { render };
