// One group in the panel: where it meets, and its members, each of whom can be moved.

import { h, say, unique } from "../base/dom.js";

export const pick = (label, options, { value, onchange, hidden = true }) => {
  const id = unique("pick");
  const select = h(
    "select",
    { id, onchange },
    options.map(([name, said]) => h("option", { value: name }, said)),
  );
  select.value = value;
  const named = h(
    "label",
    { for: id, class: hidden ? "ws-hidden" : "ws-label" },
    label,
  );
  return { root: h("div", { class: "ws-field" }, named, select), select };
};

export const whoIs = ({ name, school, here }, words, extra = "") =>
  h(
    "p",
    { class: "ws-member-name" },
    h("strong", {}, name),
    [school, here && words.here, extra]
      .filter(Boolean)
      .map((words) => h("span", { class: "ws-meta" }, ` · ${words}`)),
  );

// `groups` are all of them, to move to; `act(message, person)` does what is asked.
export const mover = (person, { groups, group, act, words }) => {
  const options = [...groups.map(({ id, name }) => [id, name]), ["", words.no_group]];
  const onchange = (event) =>
    act({ do: "move", person: person.id, to: event.target.value }, person.id);
  const { root, select } = pick(say(words.group_of, { name: person.name }), options, {
    value: group?.id ?? "",
    onchange,
  });
  select.dataset.person = person.id;
  return root;
};

const coachChooser = (person, { group, act, words }) => {
  const others = group.members.filter(({ id }) => id !== person.id);
  if (others.length < 2) return null;
  const onchange = (event) =>
    act({ do: "pair", person: person.id, by: event.target.value }, person.id);
  const options = others.map(({ id, name }) => [id, name]);
  const label = say(words.coach_of, { name: person.name });
  const { root } = pick(label, options, {
    value: person.coaches[0] ?? "",
    onchange,
    hidden: false,
  });
  root.classList.add("ws-coach");
  return root;
};

const member = (person, at, { group, groups, year, act, words }) => {
  const begin = () => act({ do: "first", person: person.id }, person.id);
  const named = say(words.first_of, { name: person.name, group: group.name });
  const first = h(
    "button",
    { type: "button", class: "ws-quiet", "aria-label": named, onclick: begin },
    words.first,
  );
  return h(
    "li",
    { class: "ws-member" },
    whoIs(person, words, at === 0 && words.begins),
    mover(person, { groups, group, act, words }),
    at > 0 && first,
    year && coachChooser(person, { group, act, words }),
  );
};

const placeForm = (group, { act }, words) => {
  const id = unique("place");
  const keep = () => act({ do: "place", group: group.id, place: box.value });
  const onkeydown = (event) => event.key === "Enter" && !event.isComposing && keep();
  const box = h("input", {
    id,
    type: "text",
    maxlength: 300,
    value: group.place,
    placeholder: words.place_hint,
    onkeydown,
  });
  const label = h(
    "label",
    { for: id, class: "ws-label" },
    say(words.place_of, { group: group.name }),
  );
  const named = say(words.keep_place_of, { group: group.name });
  const save = h(
    "button",
    { type: "button", class: "ws-quiet", "aria-label": named, onclick: keep },
    words.keep_place,
  );
  return h(
    "div",
    { class: "ws-place-form" },
    label,
    h("div", { class: "ws-adding" }, box, save),
  );
};

export const groupCard = (group, given, words) => {
  const { length: count } = group.members;
  const many = count === 1 ? words.one : say(words.count, { count });
  const members = group.members.map((person, at) =>
    member(person, at, { group, ...given, words }),
  );
  const title = h("h4", {}, group.name, h("span", { class: "ws-meta" }, ` · ${many}`));
  return h(
    "li",
    { class: "ws-card ws-group-card" },
    title,
    placeForm(group, given, words),
    h("ul", { class: "ws-members" }, members),
  );
};
