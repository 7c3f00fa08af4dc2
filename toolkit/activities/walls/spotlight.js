// The spotlight: one line for what is on now, the next and the rest, which folds out.

import { h, say, setName, unique } from "../base/dom.js";
import { escaping } from "../base/escape.js";
import { keyedList, whenChanged } from "../base/keyed.js";
import { printed } from "../base/printed.js";
import { press, setText } from "../cockpit/panel.js";
import {
  inOneLine,
  inOwnWords,
  spotlitWords,
  turnWords,
  waitingWords,
  whoSpeaks,
} from "./picked_words.js";

/** @import { Words } from "../base/types.d.ts" */
/** @import { Does } from "../cockpit/types.d.ts" */
/** @import { Picked, WallsRoom } from "./shapes.d.ts" */

/** @typedef {"show" | "take off" | "earlier" | "later" | "drop"} What */

/** @param {Does} does @param {Words} words */
export const spotlightList = (does, words) => {
  const id = unique("spotlight");
  const list = h("ol", { class: "ws-spotlights", id: `${id}-list` });
  list.setAttribute("aria-labelledby", id);
  const said = h("span", { class: "ws-hidden", role: "status" });
  const state = h("p", { class: "ws-spot-words" });
  /** @type {readonly Picked[]} */
  let picked = [];
  const isOn = () => picked.find(({ shown }) => shown);
  const follows = () => picked.find(({ turn }) => turn === 1);
  /** @param {Picked | undefined} one @param {What} what */
  const act = (one, what) => one && does({ do: "spotlight", id: one.id, what });
  const off = press(words.take_off, () => act(isOn(), "take off"));
  const next = press(words.next, () => act(follows(), "show"), { kind: "ws-button" });
  let isOpen = false;
  const fold = press("", () => turnFold(!isOpen), { kind: "ws-plain ws-spot-fold" });
  fold.setAttribute("aria-controls", list.id);
  /** @param {boolean} open */
  const turnFold = (open) => {
    isOpen = open;
    list.hidden = !isOpen;
    fold.setAttribute("aria-expanded", String(isOpen));
  };
  const close = escaping(() => {
    turnFold(false);
    fold.focus();
  });
  list.addEventListener("keydown", (event) => isOpen && close(event));
  /** @param {Picked} one */
  const begins = (one) => printed(inOwnWords(one.blocks), words);
  /** @param {string} _id @param {Picked} one */
  const item = (_id, one) => {
    const about = inOneLine(one, words);
    const turn = turnWords(one, words);
    /** @type {Record<string, string>} */
    const NAMES = { "↑": words.up, "↓": words.down, "×": words.drop };
    /** @param {string} sign @param {What} what @param {string} [kind] */
    const button = (sign, what, kind = "ws-plain ws-turn") =>
      press(sign, () => act(one, what), {
        label: `${NAMES[sign] ?? sign}: ${about}`,
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
        begins(one),
      ),
      h(
        "div",
        { class: "ws-row" },
        !one.shown && button(words.show, "show", "ws-plain"),
        button("↑", "earlier"),
        button("↓", "later"),
        button("×", "drop"),
      ),
    );
  };
  const update = keyedList(list, item);
  const drawState = whenChanged(state, () => {
    const on = isOn();
    if (!on) return picked.length ? words.spotlight_off : words.spotlight_none;
    const who = h("strong", {}, say(words.on_now, { name: whoSpeaks(on, words) }));
    return [who, " ", begins(on)];
  });
  const drawNext = () => {
    const one = follows();
    next.hidden = !one;
    if (!one) return;
    setText(next, `${words.next}: ${whoSpeaks(one, words)}`);
    setName(next, `${words.next}: ${inOneLine(one, words)}`);
  };
  /** @param {WallsRoom} room */
  const draw = ({ spotlight }) => {
    picked = spotlight;
    const held = root.contains(document.activeElement);
    update(picked.map((one) => [one.id, one]));
    const on = isOn();
    drawState(on ?? picked.length);
    off.hidden = !on;
    if (on) setName(off, `${words.take_off}: ${inOneLine(on, words)}`);
    drawNext();
    fold.hidden = !picked.length;
    const waits = waitingWords(picked, words);
    setText(fold, waits || say(words.picked, { count: picked.length }));
    turnFold(isOpen && picked.length > 0);
    if (said.textContent !== spotlitWords(picked, words)) setText(said, "");
    if (held && !isSeen()) (next.hidden ? fold : next).focus();
  };
  /** Whether what has the focus is there to be pressed. */
  const isSeen = () =>
    root.contains(document.activeElement) &&
    !document.activeElement?.closest("[hidden]");
  /** Says what a press has come to; for the eye the line says it. */
  const tell = () => setText(said, spotlitWords(picked, words));
  const root = h(
    "div",
    { class: "ws-spot" },
    h("h3", { id, class: "ws-hidden" }, words.spotlight),
    h("div", { class: "ws-row ws-spot-line" }, state, off, next, fold),
    list,
    said,
  );
  return { root, draw, tell };
};
