// The screen for the whole room. It takes the window where nothing else is on the page.

import { ask, mention } from "../base/ask.js";
import { roomTimer } from "../base/countdown.js";
import { h, replace, say } from "../base/dom.js";
import { fit, measure } from "./fit.js";
import { canBeFull, followFull, isFull, toggleFull } from "./full_screen.js";
import { doorway, mainPart } from "./parts.js";

const SCREEN_LOOKS_EVERY = 20000;

/** @import { Given, Traits } from "../base/types.d.ts" */
/** @import { Face } from "../base/shapes.d.ts" */
/** @import { Countable, ScreenRoom } from "./shapes.d.ts" */

/** @param {Element} el */
const isAlone = (el) => {
  const place = el.closest("[data-model-id]") ?? el;
  return (
    document.querySelectorAll("main [data-model-id]").length === 1 && Boolean(place)
  );
};

/** @param {Given<Traits<Face, ScreenRoom>>} given */
export const render = ({ model, el, words }) => {
  const head = h("h1", { class: "ws-screen-title" });
  const banner = h("p", { class: "ws-screen-notice", role: "status" });
  const pensDown = h("p", { class: "ws-screen-paused", role: "status" });
  const main = h("div", { class: "ws-screen-main" });
  const corner = h("div", { class: "ws-screen-corner" });
  const foot = h("div", { class: "ws-screen-foot" }, banner, corner);
  const timer = roomTimer(model, () => {}, words);
  const root = h("section", {
    class: "ws-screen",
    "aria-label": words.title,
    tabindex: "-1",
  });

  const toggle = () => toggleFull(root);
  const whole = h("button", { type: "button", onclick: toggle }, words.full);
  const answers = h("div", { class: "ws-screen-answers" });
  const controls = h(
    "div",
    { class: "ws-screen-controls", role: "group", "aria-label": words.controls },
    answers,
    canBeFull() && whole,
  );
  /** @param {Countable} one */
  const reveal = (one) =>
    h(
      "button",
      {
        type: "button",
        onclick: () =>
          ask(model, { do: "reveal", activity: one.name, revealed: !one.revealed }),
      },
      say(one.revealed ? words.hide : words.show, { prompt: one.prompt }),
    );

  let drawn = "";
  const refit = () => {
    measure(root);
    fit(root, main);
  };
  const draw = () => {
    const room = model.get("room");
    if (!room.workshop) return replace(root, h("p", {}, words.for_facilitators));
    if (!head.isConnected)
      replace(root, h("header", {}, head, timer.root), pensDown, main, foot, controls);
    timer.set(room.timer ?? null);
    head.textContent = room.title || room.workshop;
    banner.textContent = room.notice;
    pensDown.textContent = room.paused ? words.paused : "";
    // Before anybody leads the code is in the middle already.
    replace(
      corner,
      room.section &&
        room.door &&
        doorway(room.door, room.first ? "first" : "small", words),
    );
    const [name, part] = mainPart(room, words);
    const asked = JSON.stringify(room.countable);
    if (answers.dataset.asked !== asked) {
      answers.dataset.asked = asked;
      replace(answers, room.countable.map(reveal));
    }
    root.dataset.shows = name;
    const text = JSON.stringify([name, room]);
    if (text === drawn) return;
    drawn = text;
    replace(main, part);
    refit();
  };
  /** @param {KeyboardEvent} event */
  const onKey = (event) => {
    const isPlain = !event.ctrlKey && !event.metaKey && !event.altKey;
    const { target } = event;
    const isTyping =
      target instanceof Element && target.closest("input, textarea, select");
    const isAsked = event.key.toLowerCase() === "f" && isPlain && !isTyping;
    if (isAsked && canBeFull()) toggle();
  };
  const onFull = () => {
    whole.textContent = isFull() ? words.not_full : words.full;
    root.toggleAttribute("data-full", isFull());
  };
  const look = () => document.hidden || mention(model, { do: "look" });

  root.toggleAttribute("data-alone", isAlone(el));
  el.replaceChildren(root);
  draw();
  model.on("change:room", draw);
  document.addEventListener("keydown", onKey);
  const leaveFull = followFull(onFull);
  // The room for it changes with the window, and with the timer, which comes and goes.
  const sized = new ResizeObserver(refit);
  sized.observe(root);
  sized.observe(main);
  const looking = setInterval(look, SCREEN_LOOKS_EVERY);
  return () => {
    model.off("change:room", draw);
    document.removeEventListener("keydown", onKey);
    leaveFull();
    sized.disconnect();
    clearInterval(looking);
    timer.stop();
  };
};
