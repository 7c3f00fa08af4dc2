// The kinds of card that one may write, a button each.

import { h } from "../base/dom.js";

/** @import { KindShown } from "./shapes.d.ts" */

/** @param {readonly KindShown[]} cards @param {(kind: string) => void} write */
export const kindButtons = (cards, write) =>
  h(
    "ul",
    { class: "ws-kinds" },
    cards.map(({ name, title, about }) =>
      h(
        "li",
        {},
        h(
          "button",
          { type: "button", class: "ws-quiet", onclick: () => write(name) },
          title,
        ),
        h("span", {}, about),
      ),
    ),
  );
