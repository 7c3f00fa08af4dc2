// The room's timer, as the facilitator runs it.

import { countdown } from "../base/clock.js";
import { timeInWords, timeMarks } from "../base/countdown.js";
import { h, replace, say, unique } from "../base/dom.js";
import { press, setText } from "./panel.js";

/** @import { Words } from "../base/types.d.ts" */
/** @import { PanelTimer, SteerRoom } from "./shapes.d.ts" */
/** @import { Steers } from "./types.d.ts" */

/**
 * A box for any length, in minutes or as 1:30.
 * @param {(minutes: string) => Promise<unknown>} start
 * @param {Words} words
 */
const anyLength = (start, words) => {
  const id = unique("length");
  const box = h("input", {
    id,
    type: "text",
    inputmode: "numeric",
    autocomplete: "off",
    placeholder: words.length_example,
  });
  /** @param {SubmitEvent} event */
  const onsubmit = async (event) => {
    event.preventDefault();
    const typed = box.value.trim();
    if (typed && (await start(typed)) && box.value.trim() === typed) box.value = "";
  };
  return h(
    "form",
    { class: "ws-row ws-any-length", onsubmit },
    h("label", { for: id }, words.length),
    box,
    h("button", { class: "ws-plain" }, words.start_length),
  );
};

/** @param {Steers} steer @param {Words} words */
export const countdownPanel = (steer, words) => {
  /** @type {PanelTimer | null} */
  let timer = null;
  let ahead = 0; // how much this device's clock is ahead of the server's
  let known = 0;
  let on = "";
  const digits = h("div", {
    class: "ws-digits",
    role: "timer",
    "aria-label": words.timer,
  });
  const label = h("p", { class: "ws-meta" });
  const starts = h("div", { class: "ws-row" });
  const more = press(words.more, () => steer({ what: "minute" }, words.more_said));
  const hold = press(words.hold, () =>
    steer({ what: timer?.ends === null ? "run" : "hold" }),
  );
  const stop = press(words.stop, () => steer({ what: "stop" }));
  const running = h("div", { class: "ws-row" }, more, hold, stop);
  const told = h("p", { class: "ws-timer-said", role: "status" });
  /** @param {string} minutes */
  const begin = (minutes) =>
    steer({ what: "timer", minutes }, "", say(words.length_of, { count: minutes }));
  const root = h(
    "div",
    { class: "ws-timer", role: "group", "aria-label": words.timer },
    h("div", { class: "ws-timer-now" }, digits, label),
    running,
    h("div", { class: "ws-timer-starts" }, starts, anyLength(begin, words)),
    told,
  );
  /** @param {PanelTimer} timer */
  const leftOf = ({ ends, left }) =>
    ends === null ? left : Math.max(0, ends - (Date.now() - ahead));
  const marks = timeMarks((rest) => {
    const time = timeInWords(rest, words);
    if (rest) setText(told, say(words.time_left, { time }));
  });
  const tick = () => {
    const rest = timer ? leftOf(timer) : 0;
    if (timer) marks.look(rest);
    if (!marks.isJustSaid(rest)) setText(told, "");
    setText(digits, timer ? countdown(rest) : "–:––");
    // What is on stands above already.
    const about = timer?.label === on ? "" : (timer?.label ?? "");
    setText(label, timer ? (rest ? about : words.up) : words.no_timer);
    digits.toggleAttribute("data-up", Boolean(timer) && !rest);
  };
  /** @param {string} minutes */
  const start = (minutes) =>
    press(say(words.length_of, { count: minutes }), () => begin(minutes), {
      label: say(words.start_minutes, { count: minutes }),
    });
  let offered = "";
  /** @param {SteerRoom} room */
  const draw = (room) => {
    const isNew = JSON.stringify(timer) !== JSON.stringify(room.timer);
    timer = room.timer;
    if (room.now !== known) ahead = Date.now() - room.now;
    known = room.now;
    on = room.agenda.find(({ section }) => section === room.section)?.title ?? "";
    if (isNew && timer) marks.begin(leftOf(timer));
    running.hidden = !timer;
    hold.textContent = timer?.ends === null ? words.run : words.hold;
    const as = room.presets.join();
    if (offered !== as) replace(starts, room.presets.map(start));
    offered = as;
    tick();
  };
  const ticking = setInterval(tick, 250);
  return { root, draw, stop: () => clearInterval(ticking) };
};
