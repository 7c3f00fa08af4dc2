// Leaves: a heading that stays, and what flows from page to page below it.

import { h } from "../base/dom.js";
import { fit, strideOf } from "./fit.js";

/** @import { Leaf, LeafOf } from "./types.d.ts" */

const LEAST = 2.1; // 40 px of 1920
const LEAST_PROMPT = 2.95; // 56 px
const MOST = 5;
const MOST_OF_MANY = 3.2; // what is made of many parts is to be seen whole

const OF_MANY = new Set(["results", "voting", "wall", "groups", "points"]);

/**
 * @param {string} name
 * @param {LeafOf} of
 * @returns {Leaf}
 */
export const leaf = (name, { above, inside, columns = [1], items = [] }) => {
  const flow = h("div", { class: "ws-screen-flow" }, inside);
  const head = above && h("div", { class: "ws-screen-above" }, above);
  const root = h("div", { class: `ws-screen-leaf ws-screen-${name}` }, head, flow);
  const least = name === "prompts" ? LEAST_PROMPT : LEAST;
  const most = OF_MANY.has(name) ? MOST_OF_MANY : MOST;
  return { root, flow, least, most, columns, items };
};

/** @param {number} number @param {number} by */
const modulo = (number, by) => ((number % by) + by) % by;

/** Leaves one after the other, of which one page is seen. */
export const book = () => {
  /** @type {Leaf[]} */
  let leaves = [];
  /** @type {number[]} */
  let counts = [];
  let page = 0;
  const total = () => counts.reduce((sum, count) => sum + count, 0);
  /** @param {number} wanted */
  const turnTo = (wanted) => {
    page = modulo(wanted, total() || 1);
    let rest = page;
    leaves.forEach((one, index) => {
      const isOn = rest >= 0 && rest < counts[index];
      one.root.toggleAttribute("data-off", !isOn);
      if (isOn) one.flow.scrollLeft = rest * strideOf(one);
      rest -= counts[index];
    });
  };
  const refit = () => {
    counts = leaves.map(fit);
    turnTo(page);
  };
  /** @param {Leaf[]} made */
  const fill = (made) => {
    leaves = made;
    refit();
  };
  /** How many of what is counted come on later pages. */
  const later = () => {
    const on = leaves.find(({ root }) => !root.hasAttribute("data-off"));
    if (!on) return 0;
    const end = on.flow.getBoundingClientRect().right;
    // Of what is torn, only where it begins counts.
    return on.items.filter((item) => item.getClientRects()[0]?.left >= end).length;
  };
  const place = () => ({ page: page + 1, pages: total(), later: later() });
  return { fill, refit, turnTo, place };
};
