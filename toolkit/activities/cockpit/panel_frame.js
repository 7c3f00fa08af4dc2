// What every panel of the cockpit stands in.

import { h, unique } from "../base/dom.js";
import { closeOnEscape } from "../base/escape.js";
import { enlarging } from "./enlarging.js";
import { joinTabs } from "./tabs.js";

/** @import { Child, Words } from "../base/types.d.ts" */
/** @import { PanelModel } from "./types.d.ts" */

/**
 * The panel's frame; somebody who does not lead sees one calm sentence. What opens or is
 * said at the foot of it, as the line of an asker is, moves nothing that is above.
 * @template {{ workshop: string }} Room
 * @param {PanelModel<Room>} model
 * @param {HTMLElement} el
 * @param {{ name: string, words: Words, tools?: HTMLElement[],
 *   foot?: HTMLElement[] }} about
 * @param {...Child} children
 */
export const panelFrame = (
  model,
  el,
  { name, words, tools = [], foot = [] },
  ...children
) => {
  const id = unique("panel");
  const { prompt } = model.get("face");
  const head = h("div", { class: "ws-panel-head" }, h("h2", { id }, prompt));
  const inside = h("div", { class: "ws-panel-inside" }, children);
  const lines = inside.querySelectorAll(":scope > .ws-pressed");
  const below = h("div", { class: "ws-panel-foot" }, foot, [...lines]);
  const closed = h("p", {}, words.only_facilitators);
  const root = h(
    "section",
    {
      class: `ws-panel ws-cockpit ws-panel-${name}`,
      "aria-labelledby": id,
      tabindex: "-1",
      onkeydown: closeOnEscape,
    },
    head,
    closed,
    inside,
    below,
  );
  const large = enlarging(root, { title: prompt, words });
  const held = h("div", { class: "ws-row" }, tools, large);
  head.append(held);
  el.replaceChildren(root);
  joinTabs(root, name, words);
  /** @param {Partial<Room>} room @returns {room is Room} */
  return (room) => {
    const leads = Boolean(room.workshop);
    inside.hidden = below.hidden = held.hidden = !leads;
    closed.hidden = leads;
    return leads;
  };
};
