// The room's timer, as the facilitator runs it.

import { countdown } from "../base/clock.js";
import { h, replace, say } from "../base/dom.js";
import { press, setText } from "./panel.js";

/** @import { Words } from "../base/types.d.ts" */
/** @import { PanelTimer, SteerRoom } from "./shapes.d.ts" */
/** @import { Steers } from "./types.d.ts" */

/** @param {Steers} steer @param {Words} words */
export const countdownPanel = (steer, words) => {
  /** @type {PanelTimer | null} */
  let timer = null;
  let ahead = 0; // how much this device's clock is ahead of the server's
  let known = 0;
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
  const root = h(
    "div",
    { class: "ws-timer", role: "group", "aria-label": words.timer },
    h("div", {}, digits, label),
    h("div", { class: "ws-timer-buttons" }, running, starts),
  );
  /** @param {PanelTimer} timer */
  const leftOf = ({ ends, left }) =>
    ends === null ? left : Math.max(0, ends - (Date.now() - ahead));
  const tick = () => {
    const rest = timer ? leftOf(timer) : 0;
    setText(digits, timer ? countdown(rest) : "–:––");
    setText(label, timer ? (rest ? timer.label : words.up) : words.no_timer);
    digits.toggleAttribute("data-up", Boolean(timer) && !rest);
  };
  /** @param {number} minutes */
  const start = (minutes) =>
    press(
      say(words.minutes, { count: minutes }),
      () => steer({ what: "timer", minutes }),
      {
        label: say(words.start_minutes, { count: minutes }),
      },
    );
  let offered = "";
  /** @param {SteerRoom} room */
  const draw = (room) => {
    timer = room.timer;
    if (room.now !== known) ahead = Date.now() - room.now;
    known = room.now;
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
