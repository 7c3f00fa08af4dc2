// One person's card on the wall: what they share, part by part, each to be chosen.

import { h, say, unique } from "../base/dom.js";
import { printed } from "../base/printed.js";
import { press } from "../cockpit/panel.js";

/** @import { Words } from "../base/types.d.ts" */
/** @import { WallCard, WallPart } from "./shapes.d.ts" */

/**
 * @param {{ isChosen: (key: string) => boolean,
 *   choose: (key: string, isChosen: boolean) => void,
 *   apart: (key: string) => unknown, words: Words }} about
 */
export const wallCard = ({ isChosen, choose, apart, words }) => {
  /** @param {WallPart} part @param {string} name */
  const alike = ({ key, alike: names }, name) =>
    names.length > 0 &&
    h(
      "p",
      { class: "ws-meta ws-row" },
      h("span", { title: names.join(", ") }, say(words.alike, { count: names.length })),
      press(words.apart, () => apart(key), { label: `${words.apart}: ${name}` }),
    );
  /** @param {WallPart} part @param {string} name */
  const piece = (part, name) => {
    const { key, label } = part;
    const box = h("input", {
      type: "checkbox",
      "data-key": key,
      "aria-label": say(label ? words.pick_part : words.pick, { name, part: label }),
      onchange: () => {
        choose(key, box.checked);
      },
    });
    box.checked = isChosen(key);
    return h(
      "div",
      { class: "ws-wall-part" },
      box,
      h(
        "div",
        { class: "ws-words" },
        printed(part.blocks, words),
        alike(part, name),
        // What everybody may read goes without saying so on each card.
        !part.for_all && h("span", { class: "ws-seen" }, part.seen_by),
      ),
    );
  };
  /** @param {string} _person @param {WallCard} card */
  return (_person, { name, school, saved, parts }) => {
    const id = unique("card");
    return h(
      "li",
      { class: "ws-card" },
      h(
        "article",
        { "aria-labelledby": id },
        h(
          "p",
          { class: "ws-byline" },
          h("strong", { id }, name),
          h("span", { class: "ws-meta" }, saved),
          school && h("span", { class: "ws-meta ws-school" }, school),
        ),
        parts.map((part) => piece(part, name)),
      ),
    );
  };
};
