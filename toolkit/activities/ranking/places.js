// Which card is in which place: the rules, then the picture.

import { h, replace } from "../base/dom.js";

/** @import { Places, Stood } from "./types.d.ts" */

/**
 * `most` is how many cards of one's own may have a place; there are `blanks` of them.
 * @param {{ rows: readonly number[], cards: readonly string[], blanks: number,
 *   most: number }} about
 */
export const makePlaces = ({ rows, cards, blanks, most }) => {
  const count = rows.reduce((total, row) => total + row, 0);
  /** @type {Stood} */
  let places = Array(count).fill(null);
  const rowOf = rows.flatMap((row, index) => Array(row).fill(index + 1));
  /** @param {number} card */
  const isOwn = (card) => card >= cards.length;
  /** @param {number} card */
  const placeOf = (card) => places.indexOf(card);
  /** @param {Stood} some */
  const ownIn = (some) => some.filter((card) => card !== null && isOwn(card)).length;

  /**
   * Of two free places equally near, the lower: room is made downwards.
   * @param {Stood} some
   * @param {number} place
   * @returns {number | undefined}
   */
  const nearestFree = (some, place) => {
    const free = some.flatMap((card, index) => (card === null ? [index] : []));
    /** @param {number} index */
    const far = (index) => Math.abs(index - place);
    return free.sort((one, other) => far(one) - far(other) || other - one)[0];
  };
  /**
   * Two cards change places. Where the one that comes had none, the other goes to the
   * nearest that is free. Returns the cards that moved, or null when there is no room
   * for another of one's own. `before`: how the cards stood when the choosing began.
   * @param {number} card
   * @param {number | null} place
   * @param {Stood} before
   */
  const put = (card, place, before = places) => {
    const next = [...before];
    const from = next.indexOf(card);
    const other = place === null ? null : next[place];
    if (from >= 0) next[from] = null;
    const moved = [card];
    if (place !== null) next[place] = card;
    if (place !== null && other !== null && other !== card) {
      const to = from >= 0 ? from : nearestFree(next, place);
      if (to !== undefined) next[to] = other;
      moved.push(other);
    }
    if (isOwn(card) && ownIn(next) > most) return null;
    places = next;
    return moved;
  };
  /** @param {number} card @param {number} by */
  const step = (card, by) => {
    const from = placeOf(card);
    const last = places.lastIndexOf(null);
    const first = places.indexOf(null);
    const free = by < 0 ? first : last;
    const to = from < 0 ? free : from + by;
    return to < 0 || to >= count ? null : put(card, to);
  };
  /** @param {number} card @param {number} by */
  const canStep = (card, by) => {
    const from = placeOf(card);
    if (from < 0) return places.includes(null);
    return from + by >= 0 && from + by < count;
  };
  // Cards without a place come first, nearest to the picture.
  const inOrder = () => {
    const all = Array.from({ length: cards.length + blanks }, (_, card) => card);
    /** @param {number} card */
    const rank = (card) => (placeOf(card) < 0 ? card : all.length + placeOf(card));
    return all.sort((one, other) => rank(one) - rank(other));
  };
  return {
    count,
    /** @param {number} place @returns {number} */
    rowOf: (place) => rowOf[place],
    /** @param {number} place */
    cardIn: (place) => places[place],
    isOwn,
    placeOf,
    put,
    step,
    canStep,
    isFull: () => !places.includes(null),
    inOrder,
    read: () => [...places],
    /** @param {Stood | undefined} value */
    write: (value) =>
      (places = Array.from({ length: count }, (_, place) => value?.[place] ?? null)),
  };
};

/**
 * The places as they lie, for the eyes only: the list of cards says the same.
 * @param {Places} places
 * @param {{ rows: readonly number[], isDiamond: boolean,
 *   textOf: (card: number) => string }} about
 */
export const makePicture = (places, { rows, isDiamond, textOf }) => {
  const shape = isDiamond ? "ws-diamond" : "ws-straight";
  const root = h("div", { class: shape, "aria-hidden": "true" });
  /** @param {number} place */
  const cell = (place) => {
    const card = places.cardIn(place);
    const text = card === null ? "" : textOf(card);
    const number = h("span", { class: "ws-number" }, String(place + 1));
    const marked = {
      class: "ws-place",
      "data-place": place,
      "data-filled": Boolean(text),
    };
    return h("div", marked, number, text && h("span", { dir: "auto" }, text));
  };
  const draw = () => {
    let next = 0;
    /** @param {number} row */
    const drawRow = (row) =>
      h(
        "div",
        { class: "ws-places" },
        Array.from({ length: row }, () => cell(next++)),
      );
    replace(root, rows.map(drawRow));
  };
  return { root, draw };
};
