// What a facilitator presses on the screen itself, by mouse or by key.

import { h, replace, say } from "../base/dom.js";
import { canBeFull, followFull, isFull, toggleFull } from "./full_screen.js";
import { waking } from "./waking.js";

/** @import { Words } from "../base/types.d.ts" */
/** @import { Countable } from "./shapes.d.ts" */

/** @typedef {Record<"forth" | "back" | "code" | "scheme" | "still" | "full", () => void>} Presses */

/** @type {Record<string, keyof Presses>} */
const SCREEN_KEYS = {
  arrowright: "forth",
  arrowleft: "back",
  pagedown: "forth",
  pageup: "back",
  c: "code",
  d: "scheme",
  p: "still",
  f: "full",
};

/** @param {string} words @param {() => void} onclick */
const control = (words, onclick) => h("button", { type: "button", onclick }, words);

/**
 * Heard while the screen has the page to itself, or the focus.
 * @param {HTMLElement} root
 * @param {Presses} presses
 */
const followKeys = (root, presses) => {
  /** @param {KeyboardEvent} event */
  const onKey = (event) => {
    const isPlain = !event.ctrlKey && !event.metaKey && !event.altKey;
    const { target } = event;
    const inside = target instanceof Element ? target : document.body;
    const isTyping = inside.closest("input, textarea, select");
    const isOurs = root.hasAttribute("data-alone") || root.contains(inside) || isFull();
    const press = SCREEN_KEYS[event.key.toLowerCase()];
    if (!press || !isPlain || isTyping || !isOurs) return;
    event.preventDefault(); // nothing else may scroll or turn
    presses[press]();
  };
  document.addEventListener("keydown", onKey);
  return () => document.removeEventListener("keydown", onKey);
};

/**
 * @param {HTMLElement} root
 * @param {Omit<Presses, "full">} does
 * @param {(one: Countable) => void} reveal
 * @param {Words} words
 */
export const screenControls = (root, does, reveal, words) => {
  const full = () => {
    if (canBeFull()) toggleFull(root);
  };
  const back = control(words.previous_page, does.back);
  const forth = control(words.next_page, does.forth);
  const code = control(words.code, does.code);
  const scheme = control(words.dark, does.scheme);
  const still = control(words.still, does.still);
  const whole = control(words.full, full);
  const answers = h("div", { class: "ws-screen-answers" });
  const element = h(
    "div",
    { class: "ws-screen-controls", role: "group", "aria-label": words.controls },
    [back, forth, scheme, still, code, canBeFull() && whole, answers],
  );
  const onFull = () => {
    whole.textContent = isFull() ? words.not_full : words.full;
    root.toggleAttribute("data-full", isFull());
  };
  /** @param {readonly Countable[]} countable */
  const ask = (countable) => {
    const asked = JSON.stringify(countable);
    if (answers.dataset.asked === asked) return;
    answers.dataset.asked = asked;
    const button = (/** @type {Countable} */ one) =>
      control(say(one.revealed ? words.hide : words.show, { prompt: one.prompt }), () =>
        reveal(one),
      );
    replace(answers, countable.map(button));
  };
  const ends = [
    followKeys(root, { ...does, full }),
    followFull(onFull),
    waking(root, element),
  ];
  return {
    element,
    ask,
    /** @param {{ pages: number, turns: boolean, isStill: boolean }} now */
    paged: ({ pages, turns, isStill }) => {
      back.hidden = forth.hidden = pages < 2;
      still.hidden = pages < 2 || !turns;
      still.textContent = isStill ? words.not_still : words.still;
    },
    /** @param {{ has: boolean, isShown: boolean }} now */
    coded: ({ has, isShown }) => {
      code.hidden = !has;
      code.textContent = isShown ? words.not_code : words.code;
    },
    /** @param {boolean} isDark */
    coloured: (isDark) => (scheme.textContent = isDark ? words.light : words.dark),
    stop: () => ends.forEach((end) => end()),
  };
};
