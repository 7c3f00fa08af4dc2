// The timer of the room: seen all the time, spoken of a few times.

import { countdown, MINUTE } from "./clock.js";
import { h, say } from "./dom.js";
import { serverClock } from "./moment.js";

const several = (count, one, many) =>
  count === 1 ? one : count > 1 && say(many, { count });

// A stretch of time as one says it: "2 minutes 30 seconds".
const inWords = (left, words) => {
  const seconds = Math.ceil(left / 1000);
  const minutes = several(Math.floor(seconds / 60), words.minute, words.minutes);
  const rest = seconds % 60 ? say(words.seconds, { count: seconds % 60 }) : "";
  return [minutes, rest].filter(Boolean).join(" ");
};

// `tell(words)` is called at half time, two minutes, one minute and the end.
export const roomTimer = (model, tell, words) => {
  const digits = h("span", {
    class: "ws-pace-digits",
    role: "timer",
    "aria-label": words.timer,
  });
  const label = h("span", { class: "ws-pace-label" });
  const root = h("p", { class: "ws-pace-timer", hidden: true }, digits, " ", label);
  let timer = null;
  let told = Infinity; // what was left when the time was last looked at
  let marks = [];
  let ticking = 0;

  const left = () => {
    if (timer.ends === null) return timer.left * 1000;
    return clock.now() === null ? null : Math.max(0, timer.ends - clock.now());
  };
  const state = (rest) => {
    if (!rest) return words.over;
    return timer.ends === null ? words.stopped : words.left;
  };
  const draw = (rest) => {
    const shown = rest ? countdown(rest) : "";
    if (digits.textContent !== shown) digits.textContent = shown;
    const words = [state(rest), timer.label].filter(Boolean).join(" · ");
    if (label.textContent !== words) label.textContent = words;
    root.toggleAttribute("data-over", !rest);
  };
  const speak = (text, rest) =>
    tell(say(text, { label: timer.label || words.timer, time: inWords(rest, words) }));
  const tick = () => {
    const rest = timer && left();
    if (rest === null) return;
    draw(rest);
    const passed = (moment) => told > moment && rest <= moment;
    if (passed(0)) speak(words.over_said, 0);
    else if (marks.some(passed)) speak(words.left_said, rest);
    told = rest;
    if (!rest) clearInterval(ticking);
  };
  // From now on; what has passed already is not spoken of.
  const begin = () => {
    clearInterval(ticking);
    const rest = timer && left();
    root.hidden = rest === null;
    if (rest === null) return;
    marks = [rest / 2, 2 * MINUTE, MINUTE].filter(
      (mark) => mark >= MINUTE && mark < rest,
    );
    told = rest;
    draw(rest);
    if (timer.ends !== null && rest) ticking = setInterval(tick, 250);
  };
  const set = (next) => {
    if (JSON.stringify(next) === JSON.stringify(timer)) return "";
    const earlier = timer;
    timer = next;
    begin();
    if (!timer || timer.ends === null || earlier?.ends === timer.ends) return "";
    return left()
      ? say(words.timer_on, { label: timer.label, time: inWords(left(), words) })
      : "";
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
