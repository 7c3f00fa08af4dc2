// The facilitators' button that shows everybody at once; it says what pressing will do.

import { ask } from "./ask.js";
import { h } from "./dom.js";

/** @import { Face } from "./shapes.d.ts" */
/** @import { Model, Revealed, Traits, Words } from "./types.d.ts" */

/**
 * @template {Traits<Face, Revealed>} T
 * @param {Model<T>} model
 * @param {(refusal: string) => void} complain
 * @param {Words} words
 */
export const revealer = (model, complain, words) => {
  const onclick = async () => {
    const { revealed } = model.get("room");
    const reply = await ask(model, { do: "reveal", revealed: !revealed });
    if (!reply.done) complain(reply.refused ?? words.failed);
  };
  const button = h("button", { type: "button", class: "ws-button", onclick });
  /** @param {Revealed} room */
  const draw = ({ facilitator, revealed }) => {
    button.hidden = !facilitator;
    button.textContent = revealed ? words.hide : words.reveal;
  };
  return { button, draw };
};
