// The timer of the room: seen all the time, spoken of a few times.

import { countdown, MINUTE } from "./clock.js";
import { h, say } from "./dom.js";
import { serverClock } from "./moment.js";

/** @import { TimerShown } from "../pacing/shapes.d.ts" */
/** @import { Model, Words } from "./types.d.ts" */

/** @param {number} count @param {string} one @param {string} many */
const several = (count, one, many) =>
  count === 1 ? one : count > 1 ? say(many, { count }) : "";

/**
 * A stretch of time as one says it: "2 minutes 30 seconds".
 * @param {number} left
 * @param {Words} words
 */
export const timeInWords = (left, words) => {
  const seconds = Math.ceil(left / 1000);
  const minutes = several(Math.floor(seconds / 60), words.minute, words.minutes);
  const rest = seconds % 60 ? say(words.seconds, { count: seconds % 60 }) : "";
  return [minutes, rest].filter(Boolean).join(" ");
};

const SHOWN_FOR = 20000;
const AT_FIRST = 3000; // a timer of five minutes has just been announced as such

/**
 * Notices once each that five minutes and one are left, and that time is up. What had
 * passed before the timer was known is not spoken of.
 * @param {(rest: number) => void} speak
 */
export const timeMarks = (speak) => {
  /** @type {number[]} */
  let coming = [];
  let said = 0; // what was left when it was last spoken of
  /** @param {number} rest */
  const begin = (rest) => {
    coming = [5 * MINUTE, MINUTE].filter((mark) => mark < rest - AT_FIRST);
    if (rest) coming.push(0);
    said = 0;
  };
  /** @param {number} rest */
  const look = (rest) => {
    const still = coming.filter((mark) => mark < rest);
    const isPassed = still.length < coming.length;
    coming = still;
    if (!isPassed) return;
    said = rest;
    speak(rest);
  };
  /** @param {number} rest */
  const isJustSaid = (rest) => rest > 0 && rest <= said && rest > said - SHOWN_FOR;
  return { begin, look, isJustSaid };
};

/**
 * `tell(words)` is called when five minutes are left, one minute, and none.
 * @param {Model} model
 * @param {(words: string) => void} tell
 * @param {Words} words
 */
export const roomTimer = (model, tell, words) => {
  const digits = h("span", {
    class: "ws-pace-digits",
    role: "timer",
    "aria-label": words.timer,
  });
  const label = h("span", { class: "ws-pace-label" });
  const root = h("p", { class: "ws-pace-timer", hidden: true }, digits, " ", label);
  /** @type {TimerShown | null} */
  let timer = null;
  let ticking = 0;

  /** @param {TimerShown} shown */
  const leftOf = ({ ends, left }) => {
    if (ends === null) return (left ?? 0) * 1000;
    const now = clock.now();
    return now === null ? null : Math.max(0, ends - now);
  };
  /** @param {number} rest @param {TimerShown} shown */
  const state = (rest, { ends }) => {
    if (!rest) return words.over;
    return ends === null ? words.stopped : words.left;
  };
  /** @param {number} rest @param {TimerShown} timer */
  const draw = (rest, timer) => {
    const shown = rest ? countdown(rest) : "";
    if (digits.textContent !== shown) digits.textContent = shown;
    const text = [state(rest, timer), timer.label].filter(Boolean).join(" · ");
    if (label.textContent !== text) label.textContent = text;
    root.toggleAttribute("data-over", !rest);
    root.toggleAttribute("data-said", marks.isJustSaid(rest));
  };
  /** @param {number} rest */
  const speak = (rest) =>
    tell(
      say(rest ? words.left_said : words.over_said, {
        label: timer?.label || words.timer,
        time: timeInWords(rest, words),
      }),
    );
  const marks = timeMarks(speak);
  const tick = () => {
    const rest = timer && leftOf(timer);
    if (timer === null || rest === null) return;
    marks.look(rest);
    draw(rest, timer);
    if (!rest) clearInterval(ticking);
  };
  // From now on; what has passed already is not spoken of.
  const begin = () => {
    clearInterval(ticking);
    const rest = timer && leftOf(timer);
    root.hidden = rest === null;
    if (timer === null || rest === null) return;
    marks.begin(rest);
    draw(rest, timer);
    if (timer.ends !== null && rest) ticking = setInterval(tick, 250);
  };
  /** @param {TimerShown | null} next */
  const set = (next) => {
    if (JSON.stringify(next) === JSON.stringify(timer)) return "";
    const earlier = timer;
    timer = next;
    begin();
    if (!next || next.ends === null || earlier?.ends === next.ends) return "";
    const rest = leftOf(next);
    const time = rest && timeInWords(rest, words);
    return time ? say(words.timer_on, { label: next.label, time }) : "";
  };
  let known = false;
  const onTime = () => {
    if (known) return tick();
    known = true;
    begin();
  };
  const clock = serverClock(model, onTime);
  const stop = () => {
    clearInterval(ticking);
    clock.stop();
  };
  return { root, set, stop };
};
