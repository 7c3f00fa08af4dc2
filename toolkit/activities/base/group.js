// Whose group this is: its name, who else is in it, and where it meets.

import { h, replace, say } from "./dom.js";

/** @import { GroupShown } from "./shapes.d.ts" */
/** @import { Words } from "./types.d.ts" */

/** @param {readonly string[]} names @param {Words} words */
export const inWords = (names, words) => {
  if (names.length < 2) return names.join("");
  return `${names.slice(0, -1).join(", ")} ${words.and} ${names.at(-1)}`;
};

/**
 * Only Python says what is a link, and it lets none but https through.
 * @param {{ link: string, host: string, label?: string, words: Words }} about
 */
export const callOf = ({ link, host, label, words }) => {
  if (!link) return null;
  const about = { href: link, target: "_blank", rel: "noopener noreferrer" };
  return h(
    "p",
    { class: "ws-call" },
    h("a", { class: "ws-join", ...about }, label ?? words.link),
    host && h("span", { class: "ws-meta" }, ` ${host}`),
  );
};

/**
 * In words that fit how many they are.
 * @param {{ others: readonly string[], words: Words }} about
 */
export const withWhom = ({ others, words }) => {
  const count = others.length;
  if (!count) return words.alone;
  const fits = words[`with_${count}`] ?? words.with_many;
  return say(fits, { count, names: inWords(others, words) });
};

/** @param {{ members: readonly string[], words: Words }} about */
export const membersOf = ({ members, words }) =>
  h("p", { class: "ws-meta" }, members.length ? members.join(", ") : words.alone);

/** @param {GroupShown} group @param {Words} words */
const aboutGroup = ({ members, others, place, link, host }, words) => [
  others
    ? h("p", { class: "ws-with" }, withWhom({ others, words }))
    : membersOf({ members, words }),
  place && h("p", { class: "ws-meta" }, say(words.meets_at, { place })),
  callOf({ link, host, words }),
];

/**
 * `draw` leaves alone what did not change, so that a link keeps the focus.
 * @param {Words} words
 */
export const groupHead = (words) => {
  const root = h("div", { class: "ws-group-head" });
  /** @type {string | undefined} */
  let drawn = "";
  /** @param {GroupShown | null | undefined} group */
  const draw = (group) => {
    const as = JSON.stringify(group);
    if (as === drawn) return;
    drawn = as;
    if (!group) return replace(root);
    replace(root, h("h4", { dir: "auto" }, group.name), aboutGroup(group, words));
  };
  return { root, draw };
};
