// The timer of a protocol, which the group runs itself, and the list of its steps.

import { countdown, MINUTE, stepClock } from "../base/clock.js";
import { h, replace, say } from "../base/dom.js";
import { inMinutes, stepList } from "./step_list.js";

/** @import { Model, Traits, Words } from "../base/types.d.ts" */
/** @import { ProtocolFace } from "./shapes.d.ts" */

/**
 * What is on now, how long is left, and the buttons. All of it is said in words.
 * @param {Model<Traits<ProtocolFace>>} model
 * @param {Words} words
 */
export const stepTimer = (model, words) => {
  const { steps, prompt } = model.get("face");
  const clock = stepClock(
    model.get("draft_key") || prompt,
    steps.map(({ minutes }) => minutes),
  );
  const all = steps.length;
  const listed = stepList(steps, words);
  const place = h("p", { class: "ws-meta" });
  const title = h("p", { class: "ws-step-title" });
  const who = h("p", {});
  const time = h("p", { class: "ws-time", role: "timer" });
  const spoken = h("p", { class: "ws-hidden", role: "status" });
  let told = Infinity; // what was left when the time was last spoken of

  /** @param {string} words */
  const tell = (words) => (spoken.textContent = words);
  /** @param {string} words */
  const tellLeft = (words) => tell(say(words, { time: countdown(clock.left()) }));
  const tellStep = () => {
    const step = clock.step();
    if (clock.isOver()) return tell(words.over);
    if (step < 0) return tell("");
    const { minutes, step: name, who: speaks } = steps[step];
    tell(
      say(words.step_said, {
        step: step + 1,
        all,
        name,
        who: speaks,
        time: inMinutes(minutes, words),
      }),
    );
  };
  /** @param {string} words @param {() => void} onclick @param {boolean} quiet */
  const button = (words, onclick, quiet = true) =>
    h("button", { type: "button", class: quiet ? "ws-quiet" : null, onclick }, words);
  /** @param {() => void} action @param {() => void} said */
  const act = (action, said) => () => {
    action();
    told = clock.left();
    draw();
    said();
  };
  /** @param {() => number} step */
  const goTo = (step) => act(() => clock.go(step()), tellStep);
  const run = () => {
    const step = clock.step();
    if (step < 0 || clock.isOver()) return goTo(() => 0)();
    if (clock.isRunning()) return act(clock.pause, () => tellLeft(words.paused))();
    return act(clock.resume, () => tell(words.going_on))();
  };
  const main = button("", run, false);
  const next = button(
    words.next,
    goTo(() => clock.step() + 1),
  );
  const back = button(
    words.back,
    goTo(() => clock.step() - 1),
  );
  const more = button(
    words.more,
    act(clock.more, () => tellLeft(words.added)),
  );

  const isInside = () => clock.step() >= 0 && !clock.isOver();
  /** @param {number} left */
  const timeWords = (left) => {
    if (!isInside()) return "";
    if (!left) return words.up;
    return say(clock.isRunning() ? words.left : words.standing, {
      time: countdown(left),
    });
  };
  const drawTime = () => {
    const left = clock.left();
    const shown = timeWords(left);
    if (time.textContent !== shown) time.textContent = shown;
    main.hidden = isInside() && !left;
  };
  const mainWords = () => {
    if (clock.step() < 0) return words.start;
    if (clock.isOver()) return words.again;
    return clock.isRunning() ? words.pause : words.resume;
  };
  const draw = () => {
    const step = clock.step();
    const inside = isInside();
    const now = steps[step];
    place.textContent = inside ? say(words.place, { step: step + 1, all }) : "";
    replace(title, clock.isOver() ? words.over : (now?.step ?? words.ready));
    replace(who, inside ? say(words.who_speaks, { who: now.who }) : "");
    main.textContent = mainWords();
    next.textContent = step === all - 1 ? words.finish : words.next;
    // The button that was pressed must not vanish under somebody's fingers.
    const held = document.activeElement;
    [next, more].forEach((one) => (one.hidden = !inside));
    back.hidden = step < 1;
    listed.mark(step);
    drawTime();
    const gone = held instanceof HTMLElement && held.hidden;
    if (gone && panel.contains(held)) main.focus();
  };
  const tick = () => {
    if (!clock.isRunning()) return;
    const left = clock.left();
    /** @param {number} moment */
    const passed = (moment) => told > moment && left <= moment;
    if (passed(0)) {
      tell(say(words.up_said, { step: clock.step() + 1, next: next.textContent }));
      if (document.activeElement === main) next.focus();
    } else if (passed(MINUTE)) tell(words.minute_left);
    told = left;
    drawTime();
  };
  const controls = h(
    "div",
    { class: "ws-row ws-clock-buttons" },
    main,
    next,
    more,
    back,
  );
  const panel = h(
    "div",
    { class: "ws-clock", role: "group", "aria-label": words.timer },
    place,
    title,
    who,
    time,
    controls,
    spoken,
  );
  told = clock.left();
  draw();
  const ticking = setInterval(tick, 250);
  const device = h("p", { class: "ws-meta" }, words.device);
  return { roots: [panel, device, listed.list], stop: () => clearInterval(ticking) };
};
