// A list that is pasted into one of several boxes goes into those after it, too.

import { h, isTooLong, say } from "./dom.js";
import { leftOver } from "./left_over.js";
import { around, severalPasted } from "./pasted.js";

/** @import { Model, Words } from "./types.d.ts" */
/** @import { Box } from "./held.js" */

/** @param {readonly string[]} cells */
const inOneBox = (cells) => cells.filter(Boolean).join(", ");

/** @param {Box} box @param {string} text */
const holds = ({ dataset }, text) =>
  !isTooLong(text, Number(dataset.most ?? Number.POSITIVE_INFINITY));

/** @param {Box} box @param {string} text */
const type = (box, text) => {
  box.value = text;
  box.dispatchEvent(new Event("input", { bubbles: true })); // as if it had been typed
};

/**
 * `grid` holds rows of boxes. Lines that are pasted into one go downwards into rows with
 * free boxes, cells to the right; what finds none stands below `told`, which says so.
 * @param {Model} model
 * @param {readonly (readonly Box[])[]} grid
 * @param {Words} words
 */
export const spreadPasted = (model, grid, words) => {
  const told = h("p", { class: "ws-note", "aria-live": "polite" });
  const over = leftOver(model, { words });
  /** @param {number} at @param {number} column @param {readonly string[]} cells */
  const fits = (at, column, cells) =>
    cells.length <= grid[at].length - column &&
    cells.every((cell, right) => {
      const one = grid[at][column + right];
      return !cell || (!one.value.trim() && holds(one, cell));
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
    if (holds(box, before + here + after)) type(box, before + here + after);
    else left.unshift(here);
    over.add(left);
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
  return [told, over.root];
};
