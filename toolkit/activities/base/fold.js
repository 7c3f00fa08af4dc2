// What others wrote, folded: the newest first, then all, with a search where it is long.

import { h, say, setName, unique } from "./dom.js";
import { keyedList } from "./keyed.js";
import { steadily } from "./steady.js";

/** @import { Words } from "./types.d.ts" */

const BOX = "input, textarea, select";
const NEWEST = 3;
const SEARCHED = 8; // so many are looked through faster than a word is typed

/**
 * A list of `draw([[id, value], ...])`, newest first, made by `make(id, value)`. In the
 * section that the room is in it stands open, and what was open stays open. `what` names
 * the list to who hears it; `text(value)` gives the words that a search looks in; `more`
 * draws the rest, where only the newest are here at first; where somebody is led to the
 * one of `led()`, all are shown.
 * @template Value
 * @param {{ make: (id: string, value: Value) => HTMLElement,
 *   text: (value: Value) => string, what: string, more?: () => Promise<unknown>,
 *   led?: () => string, words: Words }} about
 */
export const foldedList = ({ make, text, what, more, led, words }) => {
  /** @type {readonly (readonly [string, Value])[]} */
  let items = [];
  let isAll = false;
  let all = 0;
  const list = h("ul", { class: "ws-wall ws-fold-list" });
  const drawItems = keyedList(list, make);
  const id = unique("fold");
  const search = h("input", {
    type: "search",
    id,
    dir: "auto",
    autocomplete: "off",
  });
  const found = h("p", { class: "ws-meta", role: "status" });
  const label = h("label", { for: id, class: "ws-label" });
  const field = h("div", { class: "ws-field" }, label, search);
  const fold = h("button", { type: "button", class: "ws-quiet" });
  const root = h("div", { class: "ws-fold" }, field, found, list, fold);

  const isOn = () => {
    /** @type {HTMLElement | null} */
    const section = root.closest("[data-section]");
    return section?.dataset.when === "now";
  };
  /** @param {string} asked */
  const fitting = (asked) => {
    const parts = asked.toLowerCase().split(/\s+/);
    return items.map(([, value], at) => {
      if (!asked) return isAll || at < NEWEST;
      const said = text(value).toLowerCase();
      return parts.every((part) => said.includes(part));
    });
  };
  /** @param {string} asked @param {number} count */
  const tellFound = (asked, count) => {
    const said = asked
      ? say(count ? words.fold_found : words.fold_none, { count, all })
      : "";
    if (found.textContent !== said) found.textContent = said;
  };
  const isPart = () => items.length <= NEWEST && items.length < all;
  let fetching = false;
  const fetchRest = async () => {
    if (fetching) return;
    fetching = true;
    await more?.();
    fetching = false;
  };
  const weigh = () => {
    const asked = search.value.trim();
    isAll ||= isOn() || items.some(([id]) => id === led?.());
    if (isAll && isPart()) fetchRest();
    const fits = fitting(asked);
    [...list.children].forEach((item, at) => {
      // What somebody is in is not taken from under them.
      const isHeld = item.contains(document.activeElement);
      item.toggleAttribute("hidden", !fits[at] && !isHeld);
    });
    tellFound(asked, fits.filter(Boolean).length);
    field.hidden = !asked && !(isAll && items.length > SEARCHED);
    label.textContent = say(words.fold_search, { count: items.length });
    fold.hidden = all <= NEWEST || isOn();
    const said = isAll ? words.fold_less : words.fold_all;
    fold.textContent = say(said, { count: all });
    setName(fold, `${fold.textContent}: ${what}`);
    fold.setAttribute("aria-expanded", String(isAll));
  };
  const foldUp = () => {
    isAll = false;
    search.value = "";
    steadily(fold, weigh);
  };
  const unfold = async () => {
    isAll = true;
    if (isPart()) await fetchRest();
    weigh();
    // Reading goes on where it stopped, with the first that was not there.
    const next = list.children[NEWEST];
    if (!(next instanceof HTMLElement)) return;
    next.tabIndex = -1;
    next.focus();
  };
  /** @param {KeyboardEvent} event */
  const onEscape = (event) => {
    const { key, target, defaultPrevented } = event;
    if (key !== "Escape" || defaultPrevented || !isAll || fold.hidden) return;
    if (target !== search && target instanceof Element && target.matches(BOX)) return;
    event.preventDefault();
    if (target !== search || !search.value) return foldUp();
    search.value = "";
    weigh();
  };
  fold.addEventListener("click", () => (isAll ? foldUp() : unfold()));
  search.addEventListener("input", weigh);
  root.addEventListener("keydown", onEscape);
  document.addEventListener("workshop:moved", weigh);
  /** @param {readonly (readonly [string, Value])[]} shown @param {number} [of] */
  const draw = (shown, of = shown.length) => {
    items = shown;
    all = of;
    drawItems(shown);
    weigh();
  };
  requestAnimationFrame(weigh); // in which section it stands is known once it is there
  return {
    root,
    list,
    draw,
    stop: () => document.removeEventListener("workshop:moved", weigh),
  };
};
