// What is said of an answer that was picked: who speaks, how it begins, when it comes.

import { say } from "../base/dom.js";
import { printedWords } from "../base/printed.js";

/** @import { PrintedShown } from "../base/shapes.d.ts" */
/** @import { Printed, Words } from "../base/types.d.ts" */
/** @import { Picked } from "./shapes.d.ts" */

const LISTED = new Set(["table", "files", "rule", "empty"]);

/** @param {Picked} one @param {Words} words */
export const whoSpeaks = ({ waits, gone, name }, words) => {
  if (waits) return words.waits;
  return gone ? words.gone : name || words.anonymous;
};

/**
 * An answer in its author's own words, without labels and what is laid out in a table,
 * by which all answers would begin alike; the whole where nothing else is in it.
 * @param {readonly PrintedShown[]} blocks
 * @returns {readonly PrintedShown[]}
 */
export const inOwnWords = (blocks) => {
  const written = blocks.map(({ inside }) => ({
    label: null,
    inside: /** @type {readonly Printed[]} */ (inside).filter(
      ({ is }) => !LISTED.has(is),
    ),
  }));
  const some = written.filter((one) => printedWords(one.inside).trim());
  return some.length ? some : blocks;
};

/** @param {Picked} one @param {Words} words */
export const inOneLine = (one, words) => {
  const begins = printedWords(inOwnWords(one.blocks)).trim().slice(0, 60);
  return [whoSpeaks(one, words), begins].filter(Boolean).join(", ");
};

/** @param {Picked} one @param {Words} words */
export const turnWords = ({ shown, turn }, words) => {
  if (shown) return words.shown;
  return turn ? say(turn === 1 ? words.turn_next : words.turn, { turn }) : "";
};

/**
 * How many wait to be shown, in words; nothing if none does.
 * @param {readonly Picked[]} picked
 * @param {Words} words
 */
export const waitingWords = (picked, words) => {
  const count = picked.filter(({ turn }) => turn > 0).length;
  return count ? say(words.waiting, { count }) : "";
};

/**
 * What a press to spotlight has come to: it shows now, or it waits.
 * @param {readonly Picked[]} picked
 * @param {Words} words
 */
export const spotlitWords = (picked, words) => {
  const on = picked.find(({ shown }) => shown);
  const shows = on && say(words.shows_now, { name: whoSpeaks(on, words) });
  const waits = waitingWords(picked, words);
  return [shows, waits && `${waits}.`].filter(Boolean).join(" ");
};
