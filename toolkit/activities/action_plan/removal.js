// Taking away an aim, an action or a look back; what is filled in is asked about first.

import { carefulButton } from "../base/ask.js";
import { say } from "../base/dom.js";

/** @import { Words } from "../base/types.d.ts" */

/**
 * @param {{ what: string, short?: string, filled: () => boolean, act: () => void,
 *   words: Words }} about
 */
export const removal = ({ what, short = what, filled, act, words }) =>
  carefulButton({
    label: what,
    short,
    sure: () => (filled() ? say(words.sure, { what }) : ""),
    yes: words.yes,
    no: words.no,
    act,
  });
