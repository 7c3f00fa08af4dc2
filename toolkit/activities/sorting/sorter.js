// Cards that go into columns: a picture that fills, and a list in which each is placed.

import { h, replace, say } from "../base/dom.js";
import { makeDraggable } from "../base/drag.js";

// `limits` holds the most cards of each column, or null; `ownLabel(n)` names a card of
// the person's own while it is empty; `below(card, column)` is told where each card is.
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
  let placed = Array(count).fill(null);
  const told = h("p", { class: "ws-hidden", role: "status" });
  const isEmptyOwn = (card) =>
    card >= cards.length && !own[card - cards.length].box.value.trim();
  const textOf = (card) => {
    if (card < cards.length) return cards[card];
    const { box, label } = own[card - cards.length];
    return box.value.trim() || label;
  };
  const inColumn = (column) =>
    placed.flatMap((at, card) => (at === column && !isEmptyOwn(card) ? [card] : []));
  const isFull = (column, card) =>
    column !== null &&
    limits[column] !== null &&
    placed[card] !== column &&
    inColumn(column).length >= limits[column];
  const put = (card, column) => {
    const values = {
      card: textOf(card),
      column: columns[column],
      most: limits[column],
    };
    if (isFull(column, card)) {
      redraw();
      told.textContent = "";
      told.classList.remove("ws-hidden");
      told.textContent = say(words.full, values);
      return;
    }
    told.classList.add("ws-hidden");
    placed[card] = column;
    redraw();
    told.textContent = say(column === null ? words.taken_out : words.placed, values);
    changed();
  };
  const makeItem = (card) => {
    const option = (name, column) => h("option", { value: String(column) }, name);
    const onchange = () => put(card, select.value === "" ? null : Number(select.value));
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
    const text = h("p", { class: "ws-card-text" });
    const more = below?.make(card);
    const controls = h("div", { class: "ws-controls" }, select);
    const item = h("li", { class: "ws-rank-card" }, handle, text, controls, more);
    return { item, text, select };
  };
  const heading = (column) => {
    const most = limits[column];
    const filled = inColumn(column).length;
    const said = most === null ? words.holds : words.holds_most;
    return [
      h("strong", {}, isLadder ? `${column + 1} ${columns[column]}` : columns[column]),
      h("span", { class: "ws-holds" }, say(said, { count: filled, most })),
    ];
  };
  const drawColumn = (_, column) =>
    h(
      "div",
      { class: "ws-column", "data-place": column },
      h("p", { class: "ws-column-name" }, heading(column)),
      inColumn(column).map((card) => h("p", { class: "ws-chip" }, textOf(card))),
    );
  const redraw = () => {
    const drawn = columns.map(drawColumn);
    replace(picture, isLadder ? drawn.reverse() : drawn);
    items.forEach(({ item, text, select }, card) => {
      text.textContent = textOf(card);
      select.value = placed[card] === null ? "" : String(placed[card]);
      select.setAttribute("aria-label", say(words.column_of, { card: textOf(card) }));
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
  const write = (value) => {
    placed = Array.from({ length: count }, (_, card) => value?.[card] ?? null);
    redraw();
  };
  return { root: body, read: () => [...placed], write, redraw };
};

// What each column holds, for comparing two versions.
export const sortedWords = (columns, words) => {
  const filled = columns.filter((name) => words?.[name]?.length);
  return filled.map((name) => `${name}: ${words[name].join("; ")}`).join("\n");
};
