// Choosing which cards to see; the kernel answers, so that every card is searched.

import { h, say, unique } from "../base/dom.js";
import { selectBox, tickBox } from "../voices/part.js";

const SEARCH_PAUSE = 300;

/** @import { Model, Words } from "../base/types.d.ts" */
/** @import { BoardShown } from "./shapes.d.ts" */
/** @import { BoardTraits } from "./types.d.ts" */

/** @param {BoardShown} room @param {boolean} isNarrow @param {Words} words */
export const countWords = ({ cards = [], found = 0, all = 0 }, isNarrow, words) => {
  if (!isNarrow && cards.every(({ ready }) => ready)) return words.none;
  if (!found) return words.none_found;
  if (found !== all) return say(words.counted, { shown: found, all });
  return all === 1 ? words.counted_one : say(words.counted_all, { all });
};

/**
 * @param {Model<BoardTraits>} model
 * @param {{ changed: () => void, words: Words }} about
 */
export const finder = (model, { changed, words }) => {
  const { threads, cards, choices } = model.get("face");
  const kinds = Object.fromEntries(cards.map(({ name, title }) => [name, title]));
  /** @param {string} label @param {Record<string, string>} options @param {string} none */
  const pick = (label, options, none) =>
    selectBox({ label, options, none, onchange: () => changed() });
  const thread = pick(words.of_thread, threads, words.every_thread);
  const kind = pick(words.of_kind, kinds, words.every_kind);
  const letter = pick(
    words.of_responsibility,
    choices.responsibilities,
    words.every_responsibility,
  );
  letter.root.hidden = Object.keys(choices.responsibilities).length === 0;
  const waiting = tickBox({ label: words.waiting_only, onchange: () => changed() });
  let timer = 0;
  const id = unique("search");
  const search = h("input", {
    type: "search",
    id,
    maxlength: 200,
    autocomplete: "off",
    oninput: () => {
      clearTimeout(timer);
      timer = setTimeout(changed, SEARCH_PAUSE);
    },
  });
  const view = () => ({
    thread: thread.read(),
    kind: kind.read(),
    responsibility: letter.read(),
    words: search.value.trim(),
    waiting: waiting.read(),
  });
  const clear = () => {
    [thread, kind, letter].forEach((one) => one.write(""));
    waiting.write(false);
    search.value = "";
    changed();
    search.focus();
  };
  /** @param {BoardShown} room */
  const draw = ({ facilitator }) => (waiting.root.hidden = !facilitator);
  const root = h(
    "div",
    { class: "ws-find", role: "search" },
    h(
      "div",
      { class: "ws-field" },
      h("label", { for: id, class: "ws-label" }, words.search),
      search,
    ),
    h(
      "details",
      { open: matchMedia("(min-width: 40rem)").matches },
      h("summary", {}, letter.root.hidden ? words.narrow_less : words.narrow),
      h("div", { class: "ws-thirds" }, thread.root, kind.root, letter.root),
      waiting.root,
    ),
  );
  const isNarrow = () => Object.values(view()).some(Boolean);
  return { root, view, clear, draw, isNarrow, stop: () => clearTimeout(timer) };
};
