// What is the same around every activity: its formulas, and what others share.

import { followFormulas } from "./formulas.js";
import { showOthers } from "./others.js";

/** @import { Given, Stop, Words } from "./types.d.ts" */

/**
 * @param {Given} given
 * @param {(given: Given) => Stop | void} render
 * @param {Words} words
 * @returns {Stop}
 */
export const drawing = (given, render, words) => {
  const { model, el } = given;
  const forget = followFormulas(model);
  const stop = render({ ...given, words });
  const leave = showOthers(model, el.querySelector(".ws-activity"), words);
  return () => {
    stop?.();
    leave();
    forget();
  };
};
