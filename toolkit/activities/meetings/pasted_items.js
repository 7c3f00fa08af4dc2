// An agenda that was pasted: what stands in each line, its minutes and its kind.

import { isFilled } from "../base/ask.js";
import { isTooLong } from "../base/dom.js";
import { around, severalPasted } from "../base/pasted.js";

/** @import { KindOfItem, MeetingItem, Most } from "./shapes.d.ts" */

const MINUTES = /^(\d{1,3})\s*(?:min(?:ute)?s?\.?|['′])?$/i;

/** @param {readonly string[]} cells @param {readonly KindOfItem[]} kinds */
const itemOf = (cells, kinds) => {
  /** @type {MeetingItem} */
  const item = { item: "", minutes: null, kind: "" };
  const words = cells.filter((cell, column) => {
    const minutes = column > 0 && MINUTES.exec(cell);
    const kind =
      column > 0 &&
      kinds.find(({ letter, label }) =>
        [letter, label].some((name) => name.toLowerCase() === cell.toLowerCase()),
      );
    if (minutes) item.minutes = Number(minutes[1]);
    if (kind) item.kind = kind.letter;
    return cell && !minutes && !kind;
  });
  item.item = words.join(", ");
  return item;
};

/**
 * Puts the lines that are pasted into the box of `item` into it and into items below it,
 * empty ones first. Gives how many there were, and what found no room; null when it is
 * no list.
 * @param {ClipboardEvent} event
 * @param {HTMLInputElement | HTMLTextAreaElement} box
 * @param {{ item: MeetingItem, items: MeetingItem[], kinds: readonly KindOfItem[],
 *   most: Most }} about
 * @returns {{ all: number, left: string[] } | null}
 */
export const takePasted = (event, box, { item, items, kinds, most }) => {
  const given = severalPasted(event)?.map((cells) => itemOf(cells, kinds));
  if (!given) return null;
  const longest = Number(box.dataset.most ?? Number.POSITIVE_INFINITY);
  const { before, after } = around(box);
  const [first, ...others] = given;
  const whole = before + first.item + after;
  /** @type {string[]} */
  const left = isTooLong(whole, longest) ? [first.item] : [];
  item.item = left.length ? before + after : whole;
  item.minutes = first.minutes ?? item.minutes;
  item.kind = first.kind || item.kind;
  let at = items.indexOf(item);
  for (const one of others) {
    const next = items[at + 1];
    const isFree = next && !isFilled(next);
    const fits = !isTooLong(one.item, longest) && (isFree || items.length < most.items);
    if (!fits) left.push(one.item);
    else if (isFree) Object.assign(next, one);
    else items.splice(at + 1, 0, one);
    if (fits) at += 1;
  }
  return { all: given.length, left };
};
