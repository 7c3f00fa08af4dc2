// The room's timer, as the facilitator runs it.

const MINUTE = 60000;

const timeLeft = (left) => {
  const seconds = Math.ceil(left / 1000);
  return `${Math.floor(seconds / 60)}:${String(seconds % 60).padStart(2, "0")}`;
};

const countdownPanel = (steer) => {
  let timer = null;
  let ahead = 0; // how much this device's clock is ahead of the server's
  let known = 0;
  const digits = h("p", { class: "ws-digits", role: "timer", "aria-label": WORDS.timer });
  const label = h("p", { class: "ws-meta" });
  const starts = h("div", { class: "ws-row" });
  const more = press(WORDS.more, () => steer({ what: "minute" }, WORDS.more_said));
  const hold = press(WORDS.hold, () => steer({ what: timer?.ends === null ? "run" : "hold" }));
  const stop = press(WORDS.stop, () => steer({ what: "stop" }));
  const running = h("div", { class: "ws-row" }, more, hold, stop);
  const root = h(
    "div",
    { class: "ws-timer", role: "group", "aria-label": WORDS.timer },
    h("div", {}, digits, label),
    h("div", { class: "ws-timer-buttons" }, running, starts),
  );
  const left = () => {
    if (timer.ends === null) return timer.left;
    return Math.max(0, timer.ends - (Date.now() - ahead));
  };
  const tick = () => {
    const rest = timer ? left() : 0;
    setText(digits, timer ? timeLeft(rest) : "–:––");
    setText(label, timer ? (rest ? timer.label : WORDS.up) : WORDS.no_timer);
    digits.toggleAttribute("data-up", Boolean(timer) && !rest);
  };
  const start = (minutes) =>
    press(say(WORDS.minutes, { count: minutes }), () => steer({ what: "timer", minutes }), {
      label: say(WORDS.start_minutes, { count: minutes }),
    });
  let offered = "";
  const draw = (room) => {
    timer = room.timer;
    if (room.now !== known) ahead = Date.now() - room.now;
    known = room.now;
    running.hidden = !timer;
    hold.textContent = timer?.ends === null ? WORDS.run : WORDS.hold;
    const as = room.presets.join();
    if (offered !== as) replace(starts, room.presets.map(start));
    offered = as;
    tick();
  };
  const ticking = setInterval(tick, 250);
  return { root, draw, stop: () => clearInterval(ticking) };
};
