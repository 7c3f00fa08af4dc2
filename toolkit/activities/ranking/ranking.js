// Cards to put in order: a picture that fills, and a list of cards that move.

import { keeper } from "../base/answer.js";
import { h, say, textBox, unique } from "../base/dom.js";
import { makeDraggable } from "../base/drag.js";
import { frame } from "../base/frame.js";
import { makePicture, makePlaces } from "./places.js";

export const render = ({ model, el, words }) => {
  const { cards, rows, blanks, reasons: asksWhy, own_places: most } = model.get("face");
  const places = makePlaces({ rows, cards, blanks, most });
  const isDiamond = rows.some((row) => row > 1);
  const told = h("p", { class: "ws-hidden", role: "status" });
  const tell = (words, values) => (told.textContent = say(words, values));
  const own = Array.from({ length: blanks }, (_, index) => {
    const oninput = () => redraw() || kept.touch();
    const label = say(words.own_card, { number: index + 1 });
    return { label, ...textBox({ label, lines: 1, limit: 300, oninput }) };
  });
  const textOf = (card) => {
    if (!places.isOwn(card)) return cards[card];
    const { box, label } = own[card - cards.length];
    return box.value.trim().replace(/\s+/g, " ") || label;
  };
  const whereIs = (card) => {
    const place = places.placeOf(card);
    if (place < 0) return say(words.removed, { card: textOf(card) });
    const values = { card: textOf(card), place: place + 1, places: places.count };
    return say(isDiamond ? words.moved_row : words.moved, { ...values, row: places.rowOf(place) });
  };
  // Arrow keys in a list pass through places, so that each choice made there counts
  // from how the cards stood when it was reached.
  let before = {};
  const changed = (moved, choosing = {}) => {
    before = choosing;
    redraw();
    if (!moved) return tell(words.too_many_own, { count: most });
    const [first, second] = moved.map(whereIs);
    tell(second ? words.both : first, { first, second });
    kept.touch();
  };
  // Somebody with a keyboard follows the card; under a finger the page stays still.
  const keepFocus = (control, follows) => {
    control.focus({ preventScroll: true });
    if (follows) control.scrollIntoView({ block: "nearest", behavior: "instant" });
  };

  const placeName = (place) => say(words.place_option, { place: place + 1 });
  const makeCard = (card) => {
    const press = (by) => (event) => {
      const follows = event.target.matches(":focus-visible");
      changed(places.step(card, by));
      const order = by < 0 ? [up, down, select] : [down, up, select];
      keepFocus(order.find((control) => !control.disabled), follows);
    };
    const button = (sign, by) =>
      h("button", { type: "button", class: "ws-step-button", onclick: press(by) }, sign);
    const [up, down] = [button("↑", -1), button("↓", 1)];
    let isMoving = false;
    const begin = () => isMoving || (before = {});
    const onkeydown = ({ key }) => [" ", "Enter"].includes(key) && begin();
    const began = { onfocus: begin, onpointerdown: begin, onkeydown };
    const onchange = () => {
      const follows = select.matches(":focus-visible");
      const place = select.value === "" ? null : Number(select.value);
      const choosing = before.card === card ? before : { card, stood: places.read() };
      isMoving = true;
      changed(places.put(card, place, choosing.stood), choosing);
      keepFocus(select, follows);
      isMoving = false;
    };
    const options = Array.from({ length: places.count }, (_, place) =>
      h("option", { value: String(place) }, placeName(place)),
    );
    const none = h("option", { value: "" }, words.no_place);
    const select = h("select", { onchange, ...began }, none, options);
    const handle = h("span", { class: "ws-handle", "aria-hidden": "true", title: words.drag }, "⠿");
    const drop = (place) => changed(places.put(card, place));
    makeDraggable(handle, { root: body, ghostText: () => textOf(card), drop });
    const text = h("p", { class: "ws-card-text" });
    const why = textBox({ label: words.reason, lines: 1, oninput: () => kept.touch() });
    const controls = h("div", { class: "ws-controls" }, select, up, down);
    const full = h("p", { class: "ws-meta ws-full", id: unique("full") }, words.all_taken);
    const below = [full, asksWhy && why.root];
    const item = h("li", { class: "ws-rank-card" }, handle, text, controls, below);
    return { item, text, select, up, down, full, why };
  };
  const drawCard = (card) => {
    const { item, text, select, up, down, full, why } = items[card];
    const place = places.placeOf(card);
    const said = textOf(card);
    text.textContent = said;
    select.value = place < 0 ? "" : String(place);
    select.setAttribute("aria-label", say(words.place_of, { card: said }));
    up.setAttribute("aria-label", say(words.up, { card: said }));
    down.setAttribute("aria-label", say(words.down, { card: said }));
    up.disabled = !places.canStep(card, -1);
    down.disabled = !places.canStep(card, 1);
    full.hidden = place >= 0 || !places.isFull();
    if (full.hidden) select.removeAttribute("aria-describedby");
    else select.setAttribute("aria-describedby", full.id);
    why.root.hidden = place < 0;
    why.box.setAttribute("aria-label", say(words.reason_of, { card: said }));
    item.hidden = places.isOwn(card) && place < 0 && !own[card - cards.length].box.value.trim();
  };
  const redraw = () => {
    picture.draw();
    items.forEach((_, card) => drawCard(card));
    places.inOrder().forEach((card, index) => {
      const { item } = items[card];
      if (list.children[index] !== item) list.insertBefore(item, list.children[index]);
    });
  };

  const picture = makePicture(places, { rows, isDiamond, textOf });
  const list = h("ul", { class: "ws-rank-cards", "aria-label": words.cards });
  const body = h("div", { class: "ws-ranking" }, picture.root, list);
  const items = Array.from({ length: cards.length + blanks }, (_, card) => makeCard(card));
  const read = () => ({
    places: places.read(),
    own: own.map(({ box }) => box.value),
    reasons: Object.fromEntries(items.map(({ why }, card) => [card, why.box.value])),
  });
  const write = (value) => {
    before = {};
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
  const shown = (value) => {
    const said = (card) => cards[card] ?? value.own?.[card - cards.length];
    const placed = (value?.places ?? []).flatMap((card, place) =>
      card === null ? [] : [`${place + 1}. ${said(card)}`],
    );
    return placed.join("\n") || words.empty_answer;
  };
  const kept = keeper(model, { read, write, shown, words });
  const invitation = h("p", { class: "ws-meta" }, words.own_help);
  const ownCards = blanks > 0 && h("div", {}, invitation, own.map(({ root }) => root));
  frame(model, el, body, ownCards, told, kept.foot);
  return kept.stop;
};
