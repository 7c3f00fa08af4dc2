// What every panel of the cockpit stands on: a room told in small changes, and asking.

import { mention } from "../base/ask.js";
import { h, replace, unique } from "../base/dom.js";
import { canWait, pressesOf } from "./presses.js";

/** @import { Model, Words } from "../base/types.d.ts" */
/** @import { Patched } from "./shapes.d.ts" */
/** @import { Does, PanelModel, Told } from "./types.d.ts" */

const SAID_FOR = 8000;
const LOOK_EVERY = 15000;
const LOOKS_ONCE_BACK = [700, 1600];

/** @param {object} old @param {Patched["patch"]} patch */
const patched = (old, patch) => {
  /** @type {Record<string, unknown>} */
  const next = { ...old };
  for (const [name, change] of Object.entries(patch)) {
    if (change === null) delete next[name];
    else if ("only" in change) next[name] = patched(next[name] ?? {}, change.only);
    else next[name] = change.all;
  }
  return next;
};

/**
 * Calls `draw(room)` now and whenever the room has changed, whole or in part.
 * @template {{ workshop: string }} Room
 * @param {PanelModel<Room>} model
 * @param {(room: Partial<Room>) => void} draw
 */
export const followRoom = (model, draw) => {
  let room = model.get("room");
  const whole = () => {
    room = model.get("room");
    draw(room);
  };
  /** @param {Told} message */
  const part = (message) => {
    if (!message?.patch) return;
    room = /** @type {Partial<Room>} */ (patched(room, message.patch));
    draw(room);
  };
  const look = () => {
    if (!document.hidden && room.workshop) mention(model, { do: "look" });
  };
  // After a server has started again everybody comes back within a moment or two.
  const lookSoon = () => LOOKS_ONCE_BACK.forEach((after) => setTimeout(look, after));
  /** @type {[string, (message: Told) => void][]} */
  const heard = [
    ["change:room", whole],
    ["connected", whole],
    ["connected", lookSoon],
    ["msg:custom", part],
  ];
  heard.forEach(([event, listener]) => model.on(event, listener));
  const looking = setInterval(look, LOOK_EVERY);
  whole();
  return () => {
    clearInterval(looking);
    heard.forEach(([event, listener]) => model.off(event, listener));
  };
};

// Which button is pressed now, in words, while it says what is to be done.
let pressedNow = "";

/**
 * A line that says what was done, for a while, or refused, until the next press; and
 * `does(message)` that asks for it. What is pressed without a line is kept, if it can
 * wait; `place` says where the room is.
 * @param {Model} model
 * @param {Words} words
 * @param {() => unknown} place
 */
export const asker = (model, words, place = () => null) => {
  const told = h("p", { class: "ws-told", role: "status" });
  let going = 0;
  // Its room is kept, so that nothing moves under a pointer when it goes.
  const goAway = () => {
    told.style.minHeight = `${told.offsetHeight}px`;
    told.dataset.tone = "gone";
    told.textContent = "";
  };
  /** @param {string} words */
  const tell = (words, tone = "") => {
    clearTimeout(going);
    told.style.minHeight = "";
    told.dataset.tone = tone;
    told.textContent = words;
    if (words && !tone) going = setTimeout(goAway, SAID_FOR);
  };
  const presses = pressesOf(model, words, { tell, place });
  const line = h("div", { class: "ws-pressed" }, told, presses.list);
  const isBack = () => {
    model.off("connected", isBack);
    if (told.textContent === words.no_line) tell("");
  };
  /** @type {Does} */
  const does = async (message, said = "", name = pressedNow) => {
    if (model.connected !== false || canWait(message))
      return presses.send(message, { said, name });
    tell(words.no_line, "refused");
    model.off("connected", isBack);
    model.on("connected", isBack);
  };
  return { line, tell, does };
};

/**
 * @param {string} words
 * @param {() => unknown} onclick
 * @param {{ label?: string, kind?: string }} how
 */
export const press = (words, onclick, { label, kind = "ws-plain" } = {}) => {
  const pressed = () => {
    pressedNow = label ?? button.textContent;
    try {
      onclick();
    } finally {
      pressedNow = "";
    }
  };
  const about = { type: "button", class: kind, "aria-label": label, onclick: pressed };
  const button = h("button", about, words);
  return button;
};

/**
 * Only what is different is put on the page, so focus and selection stay.
 * @param {Element} element
 * @param {string} words
 */
export const setText = (element, words) => {
  if (element.textContent !== words) element.textContent = words;
};

/**
 * A labelled choice; `fill(options, chosen)` puts [value, words] pairs in it.
 * @param {string} words
 * @param {(chosen: string) => unknown} onchange
 */
export const chooser = (words, onchange, { hidden = true } = {}) => {
  const id = unique("choose");
  const select = h("select", {
    id,
    onchange: () => {
      onchange(select.value);
    },
  });
  const label = h(
    "label",
    { for: id, class: hidden ? "ws-hidden" : "ws-label" },
    words,
  );
  let drawn = "";
  /** @param {readonly (readonly string[])[]} options @param {string} chosen */
  const fill = (options, chosen) => {
    const as = JSON.stringify(options);
    if (as !== drawn) {
      drawn = as;
      replace(
        select,
        options.map(([value, said]) => h("option", { value }, said)),
      );
    }
    if (select.value !== chosen) select.value = chosen;
  };
  return { root: h("div", { class: "ws-choose" }, label, select), select, fill };
};
