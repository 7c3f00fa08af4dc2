// What is the same around every activity: how words are read and written, and what
// others share and say.

import { apart } from "./apart.js";
import { showComments } from "./comments.js";
import { followFormulas } from "./formulas.js";
import { offerMathematics } from "./mathematics.js";
import { showOthers } from "./others.js";
import { showPreviews } from "./preview.js";
import { followReadings } from "./said.js";

/** @import { Given, Stop, Words } from "./types.d.ts" */

/**
 * @param {Given} given
 * @param {(given: Given) => Stop | void} render
 * @param {Words} words
 * @returns {Stop}
 */
export const drawing = (given, render, words) =>
  given.model.get("_apart")
    ? apart(given, (whole) => drawWhole(whole, render, words))
    : drawWhole(given, render, words);

/**
 * @param {Given} given
 * @param {(given: Given) => Stop | void} render
 * @param {Words} words
 * @returns {Stop}
 */
const drawWhole = (given, render, words) => {
  const { model, el } = given;
  const forget = [followFormulas(model), followReadings(model, el)];
  const stop = render({ ...given, words });
  const around = el.querySelector(".ws-activity");
  const leave = [
    showPreviews(model, el, words),
    words.maths ? offerMathematics(el, words) : undefined,
    showComments(model, { place: around, before: ":scope > .ws-others", words }),
    showOthers(model, around, words),
  ];
  return () => [stop, ...leave, ...forget].forEach((one) => one?.());
};
