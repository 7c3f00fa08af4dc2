// A list that is pasted into one of several boxes goes into those after it, too.

import { say } from "./dom.js";
import { around, severalPasted } from "./pasted.js";

/** @import { Words } from "./types.d.ts" */
/** @import { Box } from "./held.js" */

/** @param {readonly string[]} cells */
const inOneBox = (cells) => cells.filter(Boolean).join(", ");

/** @param {Box} box @param {string} text */
const type = (box, text) => {
  box.value = text;
  box.dispatchEvent(new Event("input", { bubbles: true })); // as if it had been typed
};

/**
 * `grid` holds rows of boxes. Lines that are pasted into one go downwards into rows with
 * free boxes, cells to the right; what finds none stays in the box, and `told` says so.
 * @param {readonly (readonly Box[])[]} grid
 * @param {{ told: Element, words: Words }} about
 */
export const spreadPasted = (grid, { told, words }) => {
  /** @param {number} at @param {number} column @param {readonly string[]} cells */
  const fits = (at, column, cells) =>
    cells.length <= grid[at].length - column &&
    cells.every((cell, right) => {
      const { value, maxLength } = grid[at][column + right];
      return !cell || (!value.trim() && (maxLength < 0 || cell.length <= maxLength));
    });
  /** @param {number} at @param {number} column @param {readonly string[]} cells */
  const put = (at, column, cells) =>
    cells.forEach((cell, right) => cell && type(grid[at][column + right], cell));
  /** @param {number} at @param {number} column @param {ClipboardEvent} event */
  const spread = (at, column, event) => {
    const [first, ...others] = severalPasted(event) ?? [];
    if (!first) return;
    const box = grid[at][column];
    const { before, after } = around(box);
    const [here, ...beside] = fits(at, column + 1, first.slice(1))
      ? first
      : [inOneBox(first)];
    /** @type {string[]} */
    const left = [];
    let below = at;
    for (const cells of others) {
      const rows = grid.map((_, row) => row).filter((row) => row > below);
      const free = rows.find((row) => fits(row, column, cells));
      if (free === undefined) left.push(inOneBox(cells));
      else put(free, column, cells);
      below = free ?? below;
    }
    put(at, column + 1, beside);
    const between = box instanceof HTMLTextAreaElement ? "\n" : "; ";
    type(box, before + [here, ...left].join(between) + after);
    const said = left.length ? words.pasted_left : words.pasted_rows;
    told.textContent = say(said, {
      count: left.length || others.length + 1,
      all: others.length + 1,
    });
  };
  grid.forEach((row, at) =>
    row.forEach((box, column) =>
      box.addEventListener("paste", (event) =>
        spread(at, column, /** @type {ClipboardEvent} */ (event)),
      ),
    ),
  );
};
