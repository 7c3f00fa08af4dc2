// How a day is written.

import { say } from "./dom.js";

/** @import { Words } from "./types.d.ts" */

/** @param {string} day @param {Words} words */
export const dayInWords = (day, words) => {
  const [year, month, date] = day.split("-").map(Number);
  return say(words.day, { date, month: words.months.split(" ")[month - 1], year });
};
