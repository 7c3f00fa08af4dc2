// One card of a ranking: put into a place by its list, its arrows or its handle.

import { h, replace, say, setName, textBox, unique } from "../base/dom.js";
import { makeDraggable } from "../base/drag.js";
import { setIdle, steadily } from "../base/steady.js";

/** @import { Words } from "../base/types.d.ts" */
/** @import { Before, Places } from "./types.d.ts" */

/**
 * `choosing.before` says how the cards stood when a choice in a list began; `changed` is
 * told which cards have moved, `stuck` that this one cannot.
 * @param {number} card
 * @param {{ places: Places, textOf: (card: number) => string, isBlank: () => boolean,
 *   root: HTMLElement, choosing: { before: Before },
 *   changed: (moved: number[] | null, before?: Before) => void,
 *   stuck: (card: number, by: number) => void, asksWhy: boolean, touch: () => void, words: Words }} about
 */
export const rankCard = (
  card,
  { places, textOf, isBlank, root, choosing, changed, stuck, asksWhy, touch, words },
) => {
  /** @param {string} sign @param {number} by */
  const button = (sign, by) => {
    const onclick = () => {
      if (!places.canStep(card, by)) stuck(card, by);
      else steadily(made, () => changed(places.step(card, by)));
    };
    const about = { type: "button", class: "ws-step-button", onclick };
    const made = h("button", about, sign);
    return made;
  };
  const [up, down] = [button("↑", -1), button("↓", 1)];
  let isMoving = false;
  const begin = () => {
    if (!isMoving) choosing.before = {};
  };
  /** @param {KeyboardEvent} event */
  const onkeydown = ({ key }) => [" ", "Enter"].includes(key) && begin();
  const began = { onfocus: begin, onpointerdown: begin, onkeydown };
  const onchange = () => {
    const place = select.value === "" ? null : Number(select.value);
    const { before } = choosing;
    const now = before.card === card ? before : { card, stood: places.read() };
    isMoving = true;
    steadily(select, () => changed(places.put(card, place, now.stood), now));
    isMoving = false;
  };
  const options = Array.from({ length: places.count }, (_, place) =>
    h(
      "option",
      { value: String(place) },
      say(words.place_option, { place: place + 1 }),
    ),
  );
  const none = h("option", { value: "" }, words.no_place);
  const select = h("select", { onchange, ...began }, none, options);
  const handle = h(
    "span",
    { class: "ws-handle", "aria-hidden": "true", title: words.drag },
    "⠿",
  );
  /** @param {number} place */
  const drop = (place) => changed(places.put(card, place));
  makeDraggable(handle, { root, ghostText: () => textOf(card), drop });
  const text = h("p", { class: "ws-card-text", dir: "auto" });
  const why = textBox({ label: words.reason, lines: 1, oninput: () => touch() });
  const controls = h("div", { class: "ws-controls" }, select, up, down);
  const full = h(
    "p",
    { class: "ws-meta ws-full", id: unique("full") },
    words.all_taken,
  );
  const below = [full, asksWhy && why.root];
  const item = h("li", { class: "ws-rank-card" }, handle, text, controls, below);
  const draw = () => {
    const place = places.placeOf(card);
    const said = textOf(card);
    replace(text, said);
    select.value = place < 0 ? "" : String(place);
    setName(select, say(words.place_of, { card: said }));
    setName(up, say(words.up, { card: said }));
    setName(down, say(words.down, { card: said }));
    setIdle(up, !places.canStep(card, -1));
    setIdle(down, !places.canStep(card, 1));
    full.hidden = place >= 0 || !places.isFull();
    if (full.hidden) select.removeAttribute("aria-describedby");
    else select.setAttribute("aria-describedby", full.id);
    why.root.hidden = place < 0;
    setName(why.box, say(words.reason_of, { card: said }));
    item.hidden = place < 0 && isBlank();
  };
  return { item, why, draw };
};
