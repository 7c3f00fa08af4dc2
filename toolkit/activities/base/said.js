// Words where they are read: as Python has read them, and else as they were typed.

import { h } from "./dom.js";
import { linked } from "./linked.js";
import { written } from "./written.js";

/** @import { Model, Stop, Words, Written } from "./types.d.ts" */

/** @type {Map<string, readonly Written[]>} */
const knownReadings = new Map(); // by what was typed

/**
 * What Python has read in `text`; nothing where it says no more than its letters.
 * @param {string} text
 */
export const readingOf = (text) => knownReadings.get(text);

/**
 * @param {string} text
 * @param {readonly Written[] | undefined} nodes
 * @param {Words} words
 */
export const asRead = (text, nodes, words) =>
  nodes?.length
    ? h("div", { class: "ws-words ws-written" }, written(nodes, words))
    : h("p", { class: "ws-words", dir: "auto" }, linked(text));

/**
 * What somebody wrote, with its formulas, emphasis, lists and links.
 * @param {string} text
 * @param {Words} words
 */
export const said = (text, words) => asRead(text, readingOf(text), words);

/**
 * Knows how all reads that `model` says, before any of it is drawn.
 * @param {Model} model
 * @returns {Stop}
 */
export const followReadings = (model) => {
  const learnReadings = () => {
    for (const [typed, nodes] of Object.entries(model.get("readings") ?? {}))
      knownReadings.set(typed, nodes);
  };
  learnReadings();
  model.on("change:readings", learnReadings);
  return () => model.off("change:readings", learnReadings);
};
