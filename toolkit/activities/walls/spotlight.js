// What was picked to be shown to everybody, in order: one line each.

import { h, say, setName, unique } from "../base/dom.js";
import { keyedList } from "../base/keyed.js";
import { printed, printedWords } from "../base/printed.js";
import { press, setText } from "../cockpit/panel.js";

/** @import { Words } from "../base/types.d.ts" */
/** @import { Does } from "../cockpit/types.d.ts" */
/** @import { Picked, WallsRoom } from "./shapes.d.ts" */

/** @typedef {"show" | "take off" | "earlier" | "later" | "drop"} What */

/** @param {Picked} one @param {Words} words */
const whoSpeaks = ({ waits, gone, name }, words) => {
  if (waits) return words.waits;
  return gone ? words.gone : name || words.anonymous;
};

/** @param {Picked} one @param {Words} words */
const inOneLine = (one, words) =>
  [whoSpeaks(one, words), printedWords(one.blocks).slice(0, 60)]
    .filter(Boolean)
    .join(", ");

/** @param {Picked} one @param {Words} words */
const turnWords = ({ shown, turn }, words) => {
  if (shown) return words.shown;
  return turn ? say(turn === 1 ? words.turn_next : words.turn, { turn }) : "";
};

/**
 * How many wait to be shown, in words; nothing if none does.
 * @param {readonly Picked[]} picked
 * @param {Words} words
 */
const queuedWords = (picked, words) => {
  const count = picked.filter(({ turn }) => turn > 0).length;
  if (!count) return "";
  return say(count === 1 ? words.queued_one : words.queued, { count });
};

/**
 * What a press to spotlight has come to: it shows now, or it waits.
 * @param {WallsRoom} room
 * @param {Words} words
 */
export const spotlitWords = ({ spotlight }, words) => {
  const on = spotlight.find(({ shown }) => shown);
  const shows = on && say(words.shows_now, { name: whoSpeaks(on, words) });
  return [shows, queuedWords(spotlight, words)].filter(Boolean).join(" ");
};

/** @param {Does} does @param {Words} words */
export const spotlightList = (does, words) => {
  const id = unique("spotlight");
  const list = h("ol", { class: "ws-spotlights", id: `${id}-list` });
  list.setAttribute("aria-labelledby", id);
  const state = h("span", { class: "ws-spot-state" });
  /** @type {Picked | undefined} */
  let first;
  /** @param {string} one @param {What} what */
  const act = (one, what) => does({ do: "spotlight", id: one, what });
  const next = press(words.next, () => first && act(first.id, "show"), {
    kind: "ws-button",
  });
  let isFolded = false;
  const fold = press(words.fold, () => {
    isFolded = !isFolded;
    lay();
  });
  fold.setAttribute("aria-controls", list.id);
  const lay = () => {
    list.hidden = isFolded;
    fold.setAttribute("aria-expanded", String(!isFolded));
    setText(fold, isFolded ? words.unfold : words.fold);
  };
  /** @param {string} key @param {Picked} one */
  const item = (key, one) => {
    const about = inOneLine(one, words);
    const turn = turnWords(one, words);
    /** @type {Record<string, string>} */
    const NAMES = { "↑": words.up, "↓": words.down, "×": words.drop };
    /** @param {string} words @param {What} what @param {string} [kind] */
    const button = (words, what, kind) =>
      press(words, () => act(key, what), {
        label: `${NAMES[words] ?? words}: ${about}`,
        kind,
      });
    return h(
      "li",
      { "data-shown": one.shown, "aria-current": one.shown ? "true" : null },
      h(
        "div",
        { class: "ws-spot-words" },
        h("strong", {}, whoSpeaks(one, words)),
        turn && h("span", { class: "ws-turn-words" }, ` · ${turn}`),
        " ",
        printed(one.blocks, words),
      ),
      h(
        "div",
        { class: "ws-row" },
        one.shown
          ? button(words.take_off, "take off")
          : button(words.show, "show", "ws-button"),
        button("↑", "earlier", "ws-plain ws-turn"),
        button("↓", "later", "ws-plain ws-turn"),
        button("×", "drop", "ws-plain ws-turn"),
      ),
    );
  };
  const update = keyedList(list, item);
  /** @param {WallsRoom} room */
  const draw = ({ spotlight }) => {
    const isEmpty = !spotlight.length;
    const queued = queuedWords(spotlight, words);
    update(spotlight.map((one) => [one.id, one]));
    first = spotlight.find(({ turn }) => turn === 1);
    next.hidden = !first;
    if (first) setName(next, `${words.next}: ${inOneLine(first, words)}`);
    setText(state, isEmpty ? words.spotlight_none : queued);
    fold.hidden = isEmpty;
    lay();
  };
  const root = h(
    "div",
    { class: "ws-spot" },
    h(
      "div",
      { class: "ws-row" },
      h("h3", { id, class: "ws-label" }, words.spotlight),
      state,
      next,
      fold,
    ),
    list,
  );
  return { root, draw };
};
