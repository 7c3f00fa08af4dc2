// A number on a long scale: a slider, and the same number in a box beside it.

import { h, unique } from "../base/dom.js";

/** @import { Words } from "../base/types.d.ts" */
/** @import { Counted } from "./types.d.ts" */

/**
 * Reads and writes positions among `options`, as the radio buttons of `choices` do;
 * until somebody has moved it, a slider stands in the middle and answers nothing.
 * @param {{ legend: string, options: readonly string[], ends: readonly string[],
 *   onchange: () => unknown, words: Words }} about
 */
export const slider = ({ legend, options, ends, onchange, words }) => {
  const ids = { range: unique("slider"), box: unique("number") };
  const [low, high] = [Number(options[0]), Number(options.at(-1))];
  const bounds = { min: low, max: high, step: 1 };
  /** @type {number | null} */
  let chosen = null;
  const draw = () => {
    const middle = Math.round((low + high) / 2);
    range.value = String(chosen ?? middle);
    const spoken = chosen === null ? words.slider_untouched : String(chosen);
    range.setAttribute("aria-valuetext", spoken);
    root.toggleAttribute("data-unset", chosen === null);
  };
  /** @param {number | null} value */
  const choose = (value) => {
    chosen = value;
    draw();
    onchange();
  };
  const taken = () => {
    chosen = Number(range.value);
    box.value = range.value;
    choose(chosen);
  };
  const typed = () => {
    const number = box.valueAsNumber;
    if (!Number.isNaN(number))
      choose(Math.min(high, Math.max(low, Math.round(number))));
    else if (!box.validity.badInput) choose(null);
  };
  // What was typed is left alone until the person has finished typing it.
  const settle = () => (box.value = chosen === null ? "" : String(chosen));
  // Pressing the handle where it stands chooses the number it stands on.
  const range = h("input", {
    type: "range",
    id: ids.range,
    ...bounds,
    oninput: taken,
    onclick: () => chosen === null && taken(),
  });
  const box = h("input", {
    type: "number",
    id: ids.box,
    inputmode: "numeric",
    ...bounds,
    oninput: typed,
    onchange: settle,
  });
  /** @param {number} point @param {string} meaning */
  const end = (point, meaning) =>
    h("span", {}, meaning ? `${point} · ${meaning}` : String(point));
  const root = h(
    "fieldset",
    { class: "ws-choices ws-slider" },
    h("legend", { class: "ws-hidden" }, legend),
    h("label", { for: ids.range, class: "ws-hidden" }, words.slider),
    h(
      "div",
      { class: "ws-slide" },
      range,
      h(
        "p",
        { class: "ws-ends", "aria-hidden": "true" },
        end(low, ends[0]),
        end(high, ends[1]),
      ),
    ),
    h(
      "div",
      { class: "ws-number-box" },
      h("label", { for: ids.box }, words.number),
      box,
    ),
  );
  const read = () => (chosen === null ? [] : [chosen - low]);
  /** @param {readonly number[]} positions */
  const write = ([position]) => {
    chosen = options[position] === undefined ? null : Number(options[position]);
    draw();
    if (box.value !== String(chosen ?? "")) settle();
  };
  draw();
  return { root, read, write };
};

/**
 * Many points are counted together, ten or so to a band.
 * @param {Counted} counted
 * @param {readonly number[][]} bands
 * @returns {Counted}
 */
export const inBands = ({ options, counts, answered, chosen }, bands) => {
  /** @param {number[]} band @param {number} index */
  const within = ([first, last], index) => index >= first && index <= last;
  /** @param {number[]} band */
  const name = ([first, last]) =>
    first === last ? options[first] : `${options[first]}–${options[last]}`;
  /** @param {number[]} band */
  const sum = (band) =>
    counts.reduce(
      (total, count, index) => total + (within(band, index) ? count : 0),
      0,
    );
  return {
    options: bands.map(name),
    counts: bands.map(sum),
    answered,
    chosen: bands.flatMap((band, number) =>
      chosen.some((index) => within(band, index)) ? [number] : [],
    ),
  };
};
