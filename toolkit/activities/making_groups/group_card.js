// One group in the panel: where it meets, and its members, each of whom can be moved.

import { h, isComposing, replace, say, setName, unique } from "../base/dom.js";
import { fill, sent, whenFree } from "../base/held.js";
import { asOption, mover, pick, whoIs } from "./mover.js";

/** @import { Words } from "../base/types.d.ts" */
/** @import { GroupWithMembers, MemberShown } from "./shapes.d.ts" */
/** @import { Act, Panel } from "./types.d.ts" */

/**
 * @param {MemberShown} person
 * @param {{ group: GroupWithMembers, act: Act, words: Words }} about
 */
const coachChooser = (person, { group, act, words }) => {
  const others = group.members.filter(({ id }) => id !== person.id);
  if (others.length < 2) return null;
  /** @param {string} by */
  const onchange = (by) => act({ do: "pair", person: person.id, by }, person.id);
  const label = say(words.coach_of, { name: person.name });
  const { root } = pick(label, others.map(asOption), {
    value: person.coaches[0] ?? "",
    onchange,
    hidden: false,
  });
  root.classList.add("ws-coach");
  return root;
};

/**
 * @param {MemberShown} person
 * @param {number} at
 * @param {Panel & { group: GroupWithMembers, year: boolean }} about
 */
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

/** @param {GroupWithMembers} group @param {{ act: Act, words: Words }} about */
const placeForm = (group, { act, words }) => {
  const id = unique("place");
  const keep = async () => {
    if (await act({ do: "place", group: group.id, place: box.value })) sent(box);
  };
  /** @param {KeyboardEvent} event */
  const onkeydown = (event) => {
    if (event.key === "Enter" && !isComposing(event)) keep();
  };
  const box = h("input", {
    id,
    type: "text",
    dir: "auto",
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
  const root = h(
    "div",
    { class: "ws-place-form" },
    label,
    h("div", { class: "ws-adding" }, box, save),
  );
  /** @param {GroupWithMembers} group */
  const draw = ({ name, place }) => {
    label.textContent = say(words.place_of, { group: name });
    setName(save, say(words.keep_place_of, { group: name }));
    whenFree(box, () => fill(box, place));
  };
  draw(group);
  return { root, draw };
};

/**
 * The card stays the same element as long as there is the group, and so does the box
 * for its place.
 * @param {GroupWithMembers} first
 * @param {{ act: Act, words: Words }} about
 */
export const groupCard = (first, { act, words }) => {
  const title = h("h4", {});
  const place = placeForm(first, { act, words });
  const list = h("ul", { class: "ws-members" });
  const root = h("li", { class: "ws-card ws-group-card" }, title, place.root, list);
  let drawn = "";
  /** @param {GroupWithMembers} group @param {Panel & { year: boolean }} given */
  const draw = (group, given) => {
    const as = JSON.stringify([group, given.groups, given.year]);
    if (as === drawn) return;
    drawn = as;
    const { length: count } = group.members;
    const many = count === 1 ? words.one : say(words.count, { count });
    replace(title, group.name, h("span", { class: "ws-meta" }, ` · ${many}`));
    place.draw(group);
    keepingPerson(list, () =>
      replace(
        list,
        group.members.map((person, at) => member(person, at, { group, ...given })),
      ),
    );
  };
  return { root, draw };
};

/**
 * Whose chooser has the focus keeps it, though it is drawn again.
 * @param {Element} list
 * @param {() => void} redraw
 */
const keepingPerson = (list, redraw) => {
  /** @type {HTMLElement | null} */
  const held = list.querySelector("[data-person]:focus");
  redraw();
  if (!held) return;
  const person = CSS.escape(held.dataset.person ?? "");
  /** @type {HTMLElement | null} */
  const again = list.querySelector(`[data-person="${person}"]`);
  again?.focus();
};
