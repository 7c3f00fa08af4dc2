// Cards that go into columns: a picture that fills, and a list in which each is placed.

import { h, replace, say, setName } from "../base/dom.js";
import { makeDraggable } from "../base/drag.js";
import { spoken } from "../base/formulas.js";
import { steadily } from "../base/steady.js";

/** @import { Child, Words } from "../base/types.d.ts" */

/**
 * `limits` holds the most cards of each column, or null; the `label` of a card of the
 * person's own names it while it is empty; `below.draw` is told where each card is.
 * @param {{ cards: readonly string[], columns: readonly string[],
 *   limits: readonly (number | null)[],
 *   own?: readonly { box: { value: string }, label: string }[], isLadder?: boolean,
 *   changed: () => void, words: Words, below?: { make: (card: number) => Child,
 *   draw: (card: number, column: number | null, text: string) => void } }} about
 */
export const makeSorter = ({
  cards,
  columns,
  limits,
  own = [],
  isLadder,
  changed,
  below,
  words,
}) => {
  const count = cards.length + own.length;
  /** @type {(number | null)[]} */
  let placed = Array(count).fill(null);
  const told = h("p", { class: "ws-hidden", role: "status" });
  /** @param {number} card */
  const isEmptyOwn = (card) =>
    card >= cards.length && !own[card - cards.length].box.value.trim();
  /** @param {number} card */
  const textOf = (card) => {
    if (card < cards.length) return cards[card];
    const { box, label } = own[card - cards.length];
    return box.value.trim() || label;
  };
  /** @param {number} column */
  const inColumn = (column) =>
    placed.flatMap((at, card) => (at === column && !isEmptyOwn(card) ? [card] : []));
  /** @param {number} column @param {number} card */
  const isFull = (column, card) => {
    const most = limits[column];
    return most !== null && placed[card] !== column && inColumn(column).length >= most;
  };
  /** @param {number} card @param {number | null} column */
  const put = (card, column) => {
    const at = column ?? -1; // in none
    const values = { card: textOf(card), column: columns[at], most: limits[at] };
    if (column !== null && isFull(column, card)) {
      redraw();
      told.textContent = "";
      told.classList.remove("ws-hidden");
      replace(told, say(words.full, values));
      return;
    }
    told.classList.add("ws-hidden");
    placed[card] = column;
    redraw();
    const done = column === null ? words.taken_out : words.placed;
    told.textContent = spoken(say(done, values));
    changed();
  };
  /** @param {number} card */
  const makeItem = (card) => {
    /** @param {string} name @param {number} column */
    const option = (name, column) => h("option", { value: String(column) }, name);
    const onchange = () => {
      const column = select.value === "" ? null : Number(select.value);
      steadily(select, () => put(card, column));
    };
    const none = h("option", { value: "" }, words.nowhere);
    const select = h("select", { onchange }, none, columns.map(option));
    const handle = h(
      "span",
      { class: "ws-handle", "aria-hidden": "true", title: words.drag },
      "⠿",
    );
    makeDraggable(handle, {
      root: body,
      ghostText: () => textOf(card),
      drop: (column) => put(card, column),
    });
    const text = h("p", { class: "ws-card-text", dir: "auto" });
    const more = below?.make(card);
    const controls = h("div", { class: "ws-controls" }, select);
    const item = h("li", { class: "ws-rank-card" }, handle, text, controls, more);
    return { item, text, select };
  };
  /** @param {number} column */
  const heading = (column) => {
    const most = limits[column];
    const filled = inColumn(column).length;
    const said = most === null ? words.holds : words.holds_most;
    return [
      h("strong", {}, isLadder ? `${column + 1} ${columns[column]}` : columns[column]),
      h("span", { class: "ws-holds" }, say(said, { count: filled, most })),
    ];
  };
  /** @param {unknown} _ @param {number} column */
  const drawColumn = (_, column) =>
    h(
      "div",
      { class: "ws-column", "data-place": column },
      h("p", { class: "ws-column-name" }, heading(column)),
      inColumn(column).map((card) =>
        h("p", { class: "ws-chip", dir: "auto" }, textOf(card)),
      ),
    );
  const redraw = () => {
    const drawn = columns.map(drawColumn);
    replace(picture, isLadder ? drawn.reverse() : drawn);
    items.forEach(({ item, text, select }, card) => {
      replace(text, textOf(card));
      select.value = placed[card] === null ? "" : String(placed[card]);
      setName(select, say(words.column_of, { card: textOf(card) }));
      item.hidden = isEmptyOwn(card);
      item.toggleAttribute("data-placed", placed[card] !== null);
      below?.draw(card, placed[card], textOf(card));
    });
  };
  const picture = h("div", {
    class: isLadder ? "ws-ladder" : "ws-columns",
    "aria-hidden": "true",
  });
  const list = h("ul", {
    class: "ws-rank-cards ws-sort-cards",
    "aria-label": words.cards,
  });
  const body = h("div", { class: "ws-sorter" }, picture, told, list);
  const items = Array.from({ length: count }, (_, card) => makeItem(card));
  replace(
    list,
    items.map(({ item }) => item),
  );
  /** @param {readonly (number | null)[] | undefined} value */
  const write = (value) => {
    placed = Array.from({ length: count }, (_, card) => value?.[card] ?? null);
    redraw();
  };
  return { root: body, read: () => [...placed], write, redraw };
};

/**
 * What each column holds, for comparing two versions.
 * @param {readonly string[]} columns
 * @param {Record<string, readonly string[]>} words
 */
export const sortedWords = (columns, words) => {
  const filled = columns.filter((name) => words[name]?.length);
  return filled.map((name) => `${name}: ${words[name].join("; ")}`).join("\n");
};
