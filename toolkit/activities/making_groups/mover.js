// Somebody of the cohort: who it is, and to which group they can be moved.

import { h, say, unique } from "../base/dom.js";

/** @import { Words } from "../base/types.d.ts" */
/** @import { GroupWithMembers, PersonShown } from "./shapes.d.ts" */
/** @import { Named, Panel } from "./types.d.ts" */

/** @param {Named} named @returns {[string, string]} */
export const asOption = ({ id, name }) => [id, name];

/**
 * @param {string} label
 * @param {readonly (readonly [value: string, said: string])[]} options
 * @param {{ value: string, onchange?: (value: string) => unknown,
 *   hidden?: boolean }} about
 */
export const pick = (label, options, { value, onchange, hidden = true }) => {
  const id = unique("pick");
  const select = h(
    "select",
    {
      id,
      onchange: () => {
        onchange?.(select.value);
      },
    },
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

/** @param {PersonShown} person @param {Words} words @param {string | false} extra */
export const whoIs = ({ name, school, here }, words, extra = "") =>
  h(
    "p",
    { class: "ws-member-name" },
    h("strong", {}, name),
    [school, here && words.here, extra]
      .filter(Boolean)
      .map((words) => h("span", { class: "ws-meta" }, ` · ${words}`)),
  );

/**
 * `groups` are all of them, to move to; `act(message, person)` does what is asked.
 * @param {PersonShown} person
 * @param {Panel & { group?: GroupWithMembers }} about
 */
export const mover = (person, { groups, group, act, words }) => {
  const options = [...groups, { id: "", name: words.no_group }].map(asOption);
  /** @param {string} to */
  const onchange = (to) => act({ do: "move", person: person.id, to }, person.id);
  const { root, select } = pick(say(words.group_of, { name: person.name }), options, {
    value: group?.id ?? "",
    onchange,
  });
  select.dataset.person = person.id;
  return root;
};
