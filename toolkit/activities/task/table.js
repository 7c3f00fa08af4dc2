// A small table: rows are added, filled from a spreadsheet, and taken away.

import { carefulButton, isFilled } from "../base/ask.js";
import { h, replace, say, textBox, unique } from "../base/dom.js";
import { leftOver } from "../base/left_over.js";
import { severalPasted } from "../base/pasted.js";
import { pasteInto } from "./pasting.js";

/** @import { Makers } from "./types.d.ts" */

/** @type {Makers["table"]} */
export const tableField = (model, field, { touch, words }) => {
  const most = model.get("face").most_rows;
  const wide = field.columns.length;
  const empty = () => field.columns.map(() => "");
  /** @type {string[][]} */
  let rows = [];
  const lines = h("tbody", {});
  const full = h("p", { class: "ws-note", role: "status" });
  const over = leftOver(model, { place: field.name, words });
  /** @param {string[]} row @param {number} column */
  const boxOf = (row, column) => lines.rows[rows.indexOf(row)]?.cells[column];
  /** @param {ClipboardEvent} event @param {string[]} row @param {number} column */
  const paste = (event, row, column) => {
    const pasted = severalPasted(event);
    if (!pasted) return;
    const box = /** @type {HTMLTextAreaElement} */ (event.target);
    const at = { row: rows.indexOf(row), column, box };
    const done = pasteInto({ rows, wide, most }, pasted, at);
    rows = done.rows;
    draw();
    boxOf(rows[at.row], column)?.querySelector("textarea")?.focus();
    over.add([done.left]);
    full.textContent = [
      say(words.rows_filled, { count: done.filled }),
      done.joined && words.cells_joined,
      done.left && say(words.rows_left, { most }),
    ]
      .filter(Boolean)
      .join(" ");
    touch();
  };
  /**
   * @param {string[]} row
   * @param {number} number
   * @param {string} column
   * @param {number} index
   */
  const cell = (row, number, column, index) => {
    const id = unique("cell");
    const oninput = () => {
      row[index] = box.value;
      touch();
    };
    const name = say(words.cell, { column, number });
    const label = h("label", { for: id }, h("span", { class: "ws-hidden" }, name));
    label.append(h("span", { "aria-hidden": "true" }, column));
    const { box } = textBox({ label: "", value: row[index] ?? "", lines: 2, oninput });
    box.addEventListener("paste", (event) => paste(event, row, index));
    box.id = id;
    return h("td", {}, label, box);
  };
  /** @param {number} index */
  const remove = (index) => {
    rows = rows.filter((_, other) => other !== index);
    draw();
    more.focus();
    full.textContent = words.removed;
    touch();
  };
  /** @param {string[]} row @param {number} index */
  const line = (row, index) => {
    const number = index + 1;
    const away = carefulButton({
      label: say(words.remove_row, { number }),
      short: words.remove,
      sure: () => (isFilled(row) ? `${say(words.remove_row, { number })}?` : ""),
      yes: words.row_yes,
      no: words.row_no,
      act: () => remove(index),
    });
    const cells = field.columns.map((column, at) => cell(row, number, column, at));
    return h("tr", {}, cells, h("td", { class: "ws-away" }, away));
  };
  const draw = () => replace(lines, rows.map(line));
  const add = () => {
    full.textContent = rows.length < most ? "" : say(words.full, { most });
    if (rows.length >= most) return;
    const row = empty();
    rows.push(row);
    const added = line(row, rows.length - 1);
    lines.append(added);
    added.querySelector("textarea")?.focus();
  };
  const more = h(
    "button",
    { type: "button", class: "ws-quiet", onclick: add },
    words.add_row,
  );
  const heads = field.columns.map((column) => h("th", { scope: "col" }, column));
  const spare = h(
    "th",
    { scope: "col" },
    h("span", { class: "ws-hidden" }, words.remove),
  );
  return {
    body: [
      h(
        "table",
        { class: "ws-table" },
        h("thead", {}, h("tr", {}, heads, spare)),
        lines,
      ),
      more,
      full,
      over.root,
    ],
    read: () => rows.map((row) => [...row]),
    write: (value) => {
      rows = (value ?? []).map((row) => [...row]);
      while (rows.length < field.rows) rows.push(empty());
      draw();
    },
  };
};
