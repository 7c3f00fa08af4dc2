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
 * @param {{ place: string, link: boolean, words: Words }} about
 */
const placeOf = ({ place, link, words }) => {
  if (!place) return null;
  if (!link) return h("p", { class: "ws-meta" }, say(words.meets_at, { place }));
  const about = {
    class: "ws-group-link",
    href: place,
    target: "_blank",
    rel: "noopener noreferrer",
  };
  return h(
    "p",
    {},
    h("a", about, words.link),
    h("span", { class: "ws-meta" }, ` ${new URL(place).host}`),
  );
};

/** @param {{ members: readonly string[], words: Words }} about */
export const membersOf = ({ members, words }) =>
  h("p", { class: "ws-meta" }, members.length ? members.join(", ") : words.alone);

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
    const { name, members, place, link } = group;
    replace(
      root,
      h("h4", {}, name),
      membersOf({ members, words }),
      placeOf({ place, link, words }),
    );
  };
  return { root, draw };
};
