// What every panel of the cockpit stands in.

import { h, unique } from "../base/dom.js";
import { closeOnEscape } from "../base/escape.js";

/** @import { Child, Words } from "../base/types.d.ts" */
/** @import { PanelModel } from "./types.d.ts" */

/**
 * The panel's frame; somebody who does not lead sees one calm sentence.
 * @template {{ workshop: string }} Room
 * @param {PanelModel<Room>} model
 * @param {HTMLElement} el
 * @param {{ name: string, words: Words }} about
 * @param {...Child} children
 */
export const panelFrame = (model, el, { name, words }, ...children) => {
  const id = unique("panel");
  const title = h("h2", { id }, model.get("face").prompt);
  const inside = h("div", { class: "ws-panel-inside" }, children);
  const closed = h("p", {}, words.only_facilitators);
  el.replaceChildren(
    h(
      "section",
      {
        class: `ws-panel ws-cockpit ws-panel-${name}`,
        "aria-labelledby": id,
        onkeydown: closeOnEscape,
      },
      title,
      closed,
      inside,
    ),
  );
  /** @param {Partial<Room>} room @returns {room is Room} */
  return (room) => {
    const leads = Boolean(room.workshop);
    inside.hidden = !leads;
    closed.hidden = leads;
    return leads;
  };
};
