// Words where they are read: as Python has read them, and else as they were typed.

import { h, replace } from "./dom.js";
import { linked } from "./linked.js";
import { written, writtenTitle } from "./written.js";

/** @import { Child, Model, Stop, Words, Written } from "./types.d.ts" */

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

/** @param {string} text @returns {Child} */
const asTitle = (text) => {
  const nodes = readingOf(text);
  return nodes?.length === 1 ? (writtenTitle(nodes[0]) ?? text) : text;
};

/**
 * One's own words in a line of a list or as a title: with their formulas, as soon as
 * Python has read them. More than a line stays as it was typed.
 * @param {string} text
 * @param {string} [name]
 */
export const saidInLine = (text, name) =>
  h("span", { class: name, dir: "auto", "data-said": text }, asTitle(text));

/** @param {Element} root */
const setLines = (root) => {
  /** @type {NodeListOf<HTMLElement>} */
  const lines = root.querySelectorAll("[data-said]");
  for (const line of lines)
    if (!line.firstElementChild) replace(line, asTitle(line.dataset.said ?? ""));
};

/**
 * Knows how all reads that `model` says, before any of it is drawn in `root`.
 * @param {Model} model
 * @param {Element} root
 * @returns {Stop}
 */
export const followReadings = (model, root) => {
  const learnReadings = () => {
    for (const [typed, nodes] of Object.entries(model.get("readings") ?? {}))
      knownReadings.set(typed, nodes);
    setLines(root);
  };
  learnReadings();
  model.on("change:readings", learnReadings);
  return () => model.off("change:readings", learnReadings);
};
