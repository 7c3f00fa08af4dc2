// What every panel of the cockpit stands in.

import { h, unique } from "../base/dom.js";
import { closeOnEscape } from "../base/escape.js";
import { enlarging } from "./enlarging.js";

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
  const { prompt } = model.get("face");
  const head = h("div", { class: "ws-panel-head" }, h("h2", { id }, prompt));
  const inside = h("div", { class: "ws-panel-inside" }, children);
  const closed = h("p", {}, words.only_facilitators);
  const root = h(
    "section",
    {
      class: `ws-panel ws-cockpit ws-panel-${name}`,
      "aria-labelledby": id,
      onkeydown: closeOnEscape,
    },
    head,
    closed,
    inside,
  );
  const large = enlarging(root, { title: prompt, words });
  head.append(large);
  el.replaceChildren(root);
  /** @param {Partial<Room>} room @returns {room is Room} */
  return (room) => {
    const leads = Boolean(room.workshop);
    inside.hidden = large.hidden = !leads;
    closed.hidden = leads;
    return leads;
  };
};
