// Rows from a spreadsheet, put into a table without writing over anything.

import { isFilled } from "../base/ask.js";
import { around } from "../base/pasted.js";

/**
 * Cells that a row has no column for stand in its last one.
 * @param {readonly string[]} pasted
 * @param {number} room
 */
const fitted = (pasted, room) => [
  ...pasted.slice(0, room - 1),
  pasted
    .slice(room - 1)
    .filter(Boolean)
    .join(", "),
];

/** @param {readonly string[][]} rows @param {{ row: number, column: number }} at */
const isFree = (rows, { row, column }) =>
  rows.slice(row + 1).every((one) => !isFilled(one.slice(column))) &&
  !isFilled(rows[row].slice(column + 1));

/**
 * Fills the rows from `at` on where they are empty; else new ones stand below it.
 * @param {{ rows: readonly string[][], wide: number, most: number }} table
 * @param {readonly string[][]} pasted
 * @param {{ row: number, column: number, box: HTMLTextAreaElement }} at
 */
export const pasteInto = ({ rows, wide, most }, pasted, at) => {
  const room = wide - at.column;
  const given = pasted.map((cells) => fitted(cells, room));
  const { before, after } = around(at.box);
  given[0][0] = before + given[0][0] + after;
  const next = rows.map((row) => [...row]);
  const window = rows.slice(0, at.row + given.length);
  const free = isFree(window, at);
  let filled = 0;
  for (const cells of given) {
    const row = at.row + filled;
    const isNew = row >= next.length || (!free && filled > 0);
    if (isNew && next.length >= most) break;
    if (isNew) next.splice(row, 0, Array(wide).fill(""));
    cells.forEach((cell, index) => {
      const stands = filled === 0 && index > 0 ? next[row][at.column + index] : "";
      next[row][at.column + index] = [stands, cell].filter(Boolean).join("\n");
    });
    filled += 1;
  }
  const left = pasted.slice(filled).map((cells) => cells.join("\t"));
  return {
    rows: next,
    filled,
    joined: pasted.some((cells) => cells.length > room),
    left: left.join("\n"),
  };
};
