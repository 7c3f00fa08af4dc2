// Cards to put in order: a picture that fills, and a list of cards that move.

import { keeper } from "../base/answer.js";
import { h, say, textBox } from "../base/dom.js";
import { spoken } from "../base/formulas.js";
import { frame } from "../base/frame.js";
import { spreadPasted } from "../base/spread.js";
import { makePicture, makePlaces } from "./places.js";
import { rankCard } from "./rank_card.js";

/** @import { Given, Traits } from "../base/types.d.ts" */
/** @import { RankingAnswer, RankingFace } from "./shapes.d.ts" */
/** @import { Before } from "./types.d.ts" */

/** @param {Given<Traits<RankingFace, object, RankingAnswer>>} given */
export const render = ({ model, el, words }) => {
  const { cards, rows, blanks, reasons: asksWhy, own_places: most } = model.get("face");
  const places = makePlaces({ rows, cards, blanks, most });
  const isDiamond = rows.some((row) => row > 1);
  const told = h("p", { class: "ws-hidden", role: "status" });
  /** @param {string} text @param {object} values */
  const tell = (text, values) => (told.textContent = spoken(say(text, values)));
  const own = Array.from({ length: blanks }, (_, index) => {
    const oninput = () => {
      redraw();
      kept.touch();
    };
    const label = say(words.own_card, { number: index + 1 });
    return { label, ...textBox({ label, lines: 1, limit: 300, oninput }) };
  });
  /** @param {number} card */
  const textOf = (card) => {
    if (!places.isOwn(card)) return cards[card];
    const { box, label } = own[card - cards.length];
    return box.value.trim().replace(/\s+/g, " ") || label;
  };
  /** @param {number} card */
  const whereIs = (card) => {
    const place = places.placeOf(card);
    if (place < 0) return say(words.removed, { card: textOf(card) });
    const values = { card: textOf(card), place: place + 1, places: places.count };
    return say(isDiamond ? words.moved_row : words.moved, {
      ...values,
      row: places.rowOf(place),
    });
  };
  // Arrow keys in a list pass through places, so that each choice made there counts
  // from how the cards stood when it was reached.
  const choosing = { before: {} };
  /** @param {number[] | null} moved @param {Before} before */
  const changed = (moved, before = {}) => {
    choosing.before = before;
    redraw();
    if (!moved) return tell(words.too_many_own, { count: most });
    const [first, second] = moved.map(whereIs);
    tell(second ? words.both : first, { first, second });
    kept.touch();
  };
  /** @param {number} card @param {number} by */
  const stuck = (card, by) => {
    const edge = by < 0 ? words.at_top : words.at_bottom;
    tell(places.placeOf(card) < 0 ? words.all_taken : edge, { card: textOf(card) });
  };
  const redraw = () => {
    picture.draw();
    items.forEach(({ draw }) => draw());
    places.inOrder().forEach((card, index) => {
      const { item } = items[card];
      if (list.children[index] !== item) list.insertBefore(item, list.children[index]);
    });
  };

  const picture = makePicture(places, { rows, isDiamond, textOf });
  const list = h("ul", { class: "ws-rank-cards", "aria-label": words.cards });
  const body = h("div", { class: "ws-ranking" }, picture.root, list);
  const items = Array.from({ length: cards.length + blanks }, (_, card) =>
    rankCard(card, {
      places,
      textOf,
      isBlank: () => places.isOwn(card) && !own[card - cards.length].box.value.trim(),
      root: body,
      choosing,
      changed,
      stuck,
      asksWhy,
      touch: () => kept.touch(),
      words,
    }),
  );
  const read = () => ({
    places: places.read(),
    own: own.map(({ box }) => box.value),
    reasons: Object.fromEntries(items.map(({ why }, card) => [card, why.box.value])),
  });
  /** @param {Omit<RankingAnswer, "words"> | null} value */
  const write = (value) => {
    choosing.before = {};
    places.write(value?.places);
    own.forEach(({ box, grow }, index) => {
      box.value = value?.own?.[index] ?? "";
      grow();
    });
    redraw();
    items.forEach(({ why }, card) => {
      why.box.value = value?.reasons?.[card] ?? "";
      why.grow();
    });
  };
  /** @param {Omit<RankingAnswer, "words"> | null} value */
  const shown = (value) => {
    /** @param {number} card */
    const said = (card) => cards[card] ?? value?.own?.[card - cards.length];
    const placed = (value?.places ?? []).flatMap((card, place) =>
      card === null ? [] : [`${place + 1}. ${said(card)}`],
    );
    return placed.join("\n") || words.empty_answer;
  };
  const kept = keeper(model, { read, write, shown, words });
  const invitation = h("p", { class: "ws-meta" }, words.own_help);
  const pasted = spreadPasted(
    model,
    own.map(({ box }) => [box]),
    words,
  );
  const ownCards =
    blanks > 0 &&
    h(
      "div",
      {},
      invitation,
      own.map(({ root }) => root),
      pasted,
    );
  frame(model, el, body, ownCards, told, kept.foot);
  return kept.stop;
};
