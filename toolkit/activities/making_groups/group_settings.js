// What is said of one group: its name, where it meets, its call, and who begins.

import { h, say, setName, unique } from "../base/dom.js";
import { fill, sent, whenFree } from "../base/held.js";
import { whenChanged } from "../base/keyed.js";
import { chooser } from "../cockpit/panel.js";

/** @import { GroupWithMembers, Somebody } from "./shapes.d.ts" */
/** @import { Acting } from "./types.d.ts" */

/** @param {string} words @param {string} hint */
const namedBox = (words, hint = "") => {
  const id = unique("group");
  const box = h("input", { id, type: "text", dir: "auto", autocomplete: "off" });
  box.placeholder = hint;
  const label = h("label", { for: id, class: "ws-label" }, words);
  return { box, root: h("div", {}, label, box) };
};

/**
 * Only what was changed is sent, so that two facilitators never undo each other.
 * @param {string} id
 * @param {Acting} about
 */
const describing = (id, { act, words }) => {
  const parts = {
    name: namedBox(words.name),
    place: namedBox(words.place, words.place_hint),
    link: namedBox(words.video_link, words.link_hint),
  };
  const boxes = Object.entries(parts).map(
    ([field, { box }]) => /** @type {const} */ ([field, box]),
  );
  /** @param {SubmitEvent} event */
  const onsubmit = async (event) => {
    event.preventDefault();
    const changed = boxes.filter(([, box]) => box.value !== box.defaultValue);
    if (!changed.length) return;
    const told = Object.fromEntries(changed.map(([field, box]) => [field, box.value]));
    if (await act({ do: "describe", group: id, ...told }))
      changed.forEach(([, box]) => sent(box));
  };
  const save = h("button", { class: "ws-plain" }, words.save);
  const roots = Object.values(parts).map(({ root }) => root);
  const root = h("form", { onsubmit }, roots, save);
  /** @param {GroupWithMembers} group */
  const draw = (group) => {
    setName(parts.name.box, say(words.name_of, { group: group.name }));
    setName(parts.place.box, say(words.place_of, { group: group.name }));
    setName(parts.link.box, say(words.link_of, { group: group.name }));
    setName(save, say(words.save_of, { group: group.name }));
    for (const field of /** @type {const} */ (["name", "place", "link"]))
      whenFree(parts[field].box, () => fill(parts[field].box, group[field]));
  };
  return { root, draw };
};

/**
 * @param {Somebody} person
 * @param {Acting & { members: readonly Somebody[] }} about
 */
const coachOf = (person, { members, act, words }) => {
  const others = members.filter(({ id }) => id !== person.id);
  if (others.length < 2) return null;
  const label = say(words.coach_of, { name: person.name });
  const one = chooser(label, (by) => act({ do: "pair", person: person.id, by }), {
    hidden: false,
  });
  one.fill(
    others.map(({ id, name }) => [id, name]),
    person.coaches[0] ?? "",
  );
  return one.root;
};

/**
 * @param {string} id
 * @param {Acting} about
 */
export const groupSettings = (id, { act, words }) => {
  const form = describing(id, { act, words });
  const more = h("div", {});
  const name = h("span", { class: "ws-hidden" });
  const root = h(
    "details",
    { class: "ws-change" },
    h("summary", {}, words.change, " ", name),
    form.root,
    more,
  );
  /** @type {{ group: GroupWithMembers, members: readonly Somebody[], year: boolean }} */
  let now;
  const redraw = whenChanged(more, () => {
    const { group, members, year } = now;
    const label = say(words.first_of, { group: group.name });
    const first = chooser(label, (person) => act({ do: "first", person }), {
      hidden: false,
    });
    first.fill(
      members.map(({ id, name }) => [id, name]),
      members[0]?.id ?? "",
    );
    const coaches = year
      ? members.map((one) => coachOf(one, { members, act, words }))
      : null;
    return [members.length > 1 && first.root, coaches];
  });
  /**
   * @param {GroupWithMembers} group
   * @param {{ members: readonly Somebody[], year: boolean }} about
   */
  const draw = (group, { members, year }) => {
    now = { group, members, year };
    name.textContent = group.name;
    form.draw(group);
    redraw([
      group.name,
      year,
      members.map(({ id, name, coaches }) => [id, name, coaches]),
    ]);
  };
  return { root, draw };
};
