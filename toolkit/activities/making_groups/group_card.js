// One group in the panel: where it meets, and its members, each of whom can be moved.

const pick = (label, options, { value, onchange, hidden = true }) => {
  const id = unique("pick");
  const select = h("select", { id, onchange }, options.map(([name, said]) => h("option", { value: name }, said)));
  select.value = value;
  const named = h("label", { for: id, class: hidden ? "ws-hidden" : "ws-label" }, label);
  return { root: h("div", { class: "ws-field" }, named, select), select };
};

const whoIs = ({ name, school, here }, extra = "") =>
  h(
    "p",
    { class: "ws-member-name" },
    h("strong", {}, name),
    [school, here && WORDS.here, extra].filter(Boolean).map((words) => h("span", { class: "ws-meta" }, ` · ${words}`)),
  );

// `groups` are all of them, to move to; `act(message, person)` does what is asked.
const mover = (person, { groups, group, act }) => {
  const options = [...groups.map(({ id, name }) => [id, name]), ["", WORDS.no_group]];
  const onchange = (event) => act({ do: "move", person: person.id, to: event.target.value }, person.id);
  const { root, select } = pick(say(WORDS.group_of, { name: person.name }), options, { value: group?.id ?? "", onchange });
  select.dataset.person = person.id;
  return root;
};

const coachChooser = (person, { group, act }) => {
  const others = group.members.filter(({ id }) => id !== person.id);
  if (others.length < 2) return null;
  const onchange = (event) => act({ do: "pair", person: person.id, by: event.target.value }, person.id);
  const options = others.map(({ id, name }) => [id, name]);
  const label = say(WORDS.coach_of, { name: person.name });
  const { root } = pick(label, options, { value: person.coaches[0] ?? "", onchange, hidden: false });
  root.classList.add("ws-coach");
  return root;
};

const member = (person, at, { group, groups, year, act }) => {
  const begin = () => act({ do: "first", person: person.id }, person.id);
  const named = say(WORDS.first_of, { name: person.name, group: group.name });
  const first = h("button", { type: "button", class: "ws-quiet", "aria-label": named, onclick: begin }, WORDS.first);
  return h(
    "li",
    { class: "ws-member" },
    whoIs(person, at === 0 && WORDS.begins),
    mover(person, { groups, group, act }),
    at > 0 && first,
    year && coachChooser(person, { group, act }),
  );
};

const placeForm = (group, { act }) => {
  const id = unique("place");
  const keep = () => act({ do: "place", group: group.id, place: box.value });
  const onkeydown = (event) => event.key === "Enter" && !event.isComposing && keep();
  const box = h("input", { id, type: "text", maxlength: 300, value: group.place, placeholder: WORDS.place_hint, onkeydown });
  const label = h("label", { for: id, class: "ws-label" }, say(WORDS.place_of, { group: group.name }));
  const named = say(WORDS.keep_place_of, { group: group.name });
  const save = h("button", { type: "button", class: "ws-quiet", "aria-label": named, onclick: keep }, WORDS.keep_place);
  return h("div", { class: "ws-place-form" }, label, h("div", { class: "ws-adding" }, box, save));
};

const groupCard = (group, given) => {
  const { length: count } = group.members;
  const many = count === 1 ? WORDS.one : say(WORDS.count, { count });
  const members = group.members.map((person, at) => member(person, at, { group, ...given }));
  const title = h("h4", {}, group.name, h("span", { class: "ws-meta" }, ` · ${many}`));
  return h("li", { class: "ws-card ws-group-card" }, title, placeForm(group, given), h("ul", { class: "ws-members" }, members));
};
