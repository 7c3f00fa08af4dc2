// The facilitators' button that shows everybody at once; it says what pressing will do.

import { h } from "./dom.js";
import { newId } from "./new_id.js";

/** @import { Message, Model, Revealed, Traits, Words } from "./types.d.ts" */

/**
 * @template {Traits<unknown, Revealed>} T
 * @param {Model<T>} model
 * @param {(refusal: string) => void} complain
 * @param {Words} words
 */
export const revealer = (model, complain, words) => {
  let asked = "";
  const button = h("button", {
    type: "button",
    class: "ws-button",
    onclick: () => {
      asked = newId();
      model.send({ do: "reveal", revealed: !model.get("room").revealed, write: asked });
    },
  });
  /** @param {Message} message */
  const onMessage = (message) => {
    if (message?.re === asked && message.refused) complain(message.refused);
  };
  model.on("msg:custom", onMessage);
  /** @param {Revealed} room */
  const draw = ({ facilitator, revealed }) => {
    button.hidden = !facilitator;
    button.textContent = revealed ? words.hide : words.reveal;
  };
  return { button, draw, stop: () => model.off("msg:custom", onMessage) };
};
