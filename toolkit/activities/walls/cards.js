// The wall: cards to choose from, what may be done with them, and what was undone.

import { h, say } from "../base/dom.js";
import { keyedList } from "../base/keyed.js";
import { press, setText } from "../cockpit/panel.js";
import { wallCard } from "./wall_card.js";

/** @import { Request, Words } from "../base/types.d.ts" */
/** @import { Does } from "../cockpit/types.d.ts" */
/** @import { HiddenPart, WallsRoom } from "./shapes.d.ts" */

/** @param {string} key */
const askedIn = (key) => key.slice(0, key.lastIndexOf("/"));

/**
 * `spotlit` says what a press to spotlight has come to.
 * @param {{ does: Does, activity: () => string, spotlit: () => unknown,
 *   words: Words }} about
 */
export const wallCards = ({ does, activity, spotlit, words }) => {
  /**
   * Keys of answers, in the order in which they were ticked.
   * @type {Set<string>}
   */
  const chosen = new Set();
  /** @type {Set<string>} */
  let standing = new Set();
  const list = h("ul", { class: "ws-cards" });
  const side = h("div", { class: "ws-side" }, list);
  const hidden = h("ul", { class: "ws-hidden-cards", "aria-label": words.hidden });
  const count = h("span", { class: "ws-meta", role: "status" });
  const tick = () => {
    list
      .querySelectorAll("input")
      .forEach((box) => (box.checked = chosen.has(box.dataset.key ?? "")));
    drawTools();
  };
  const clear = () => {
    chosen.clear();
    tick();
  };
  /**
   * What a press has taken is not taken twice; what it could not do is ticked again.
   * @param {Request} message
   */
  const act = async (message) => {
    const keys = [...chosen];
    clear();
    const done = await does({ activity: activity(), keys, ...message });
    if (done) return done;
    keys.filter((key) => standing.has(key)).forEach((key) => chosen.add(key));
    tick();
    return done;
  };
  /** @param {boolean} named */
  const pick = async (named) => {
    if (await act({ do: "pick", named })) spotlit();
  };
  const isAny = () => chosen.size > 0;
  /** @param {string} words @param {() => unknown} onclick */
  const tool = (words, onclick, { fits = isAny, label = words } = {}) => ({
    button: press(words, onclick, { label }),
    fits,
  });
  // Only answers to one question can say the same.
  const areAlike = () =>
    chosen.size > 1 && new Set([...chosen].map(askedIn)).size === 1;
  const tools = [
    tool(words.with_name, () => pick(true), { label: words.named }),
    tool(words.without, () => pick(false), { label: words.unnamed }),
    tool(words.merge, () => act({ do: "merge" }), { fits: areAlike }),
    tool(words.hide, () => act({ do: "hide" })),
  ];
  const bar = h(
    "div",
    { class: "ws-row ws-wall-tools" },
    h("span", { class: "ws-label", "aria-hidden": "true" }, words.spotlight),
    tools.map(({ button }) => button),
    count,
  );
  const drawTools = () => {
    tools.forEach(({ button, fits }) => (button.disabled = !fits()));
    setText(count, chosen.size ? say(words.ticked, { count: chosen.size }) : "");
  };
  /** @param {string} key @param {"merge" | "hide"} what */
  const undo = (key, what) => does({ do: "undo", key, what });
  const card = wallCard({
    isChosen: (key) => chosen.has(key),
    choose: (key, isChosen) => {
      if (isChosen) chosen.add(key);
      else chosen.delete(key);
      drawTools();
    },
    apart: (key) => undo(key, "merge"),
    words,
  });
  /** @param {string} key @param {HiddenPart} one */
  const off = (key, { name, label }) => {
    const what = [name, label].filter(Boolean).join(", ");
    return h(
      "li",
      { class: "ws-row" },
      h("span", { class: "ws-cut" }, `${words.hidden}: ${what}`),
      press(words.put_back, () => undo(key, "hide"), {
        label: `${words.put_back}: ${what}`,
      }),
    );
  };
  const update = keyedList(list, card);
  const updateHidden = keyedList(hidden, off);
  /** @param {boolean} isWide */
  const lay = (isWide) => {
    side.toggleAttribute("data-wide", isWide);
    // What scrolls sideways is scrolled by keys as well.
    const says = { role: "region", tabindex: "0", "aria-label": words.wall };
    for (const [name, value] of Object.entries(says))
      if (isWide) side.setAttribute(name, value);
      else side.removeAttribute(name);
  };
  /** @param {WallsRoom} room @param {string} [first] */
  const draw = (room, first = "") => {
    const cards = Object.values(room.cards);
    standing = new Set(cards.flatMap(({ parts }) => parts.map(({ key }) => key)));
    [...chosen]
      .filter((key) => !standing.has(key))
      .forEach((key) => chosen.delete(key));
    const order = room.order.filter((person) => person !== first);
    const all = room.cards[first] ? [first, ...order] : order;
    lay(room.parts.length > 0 && !room.part);
    update(all.map((person) => [person, room.cards[person]]));
    updateHidden(room.hidden.map((one) => [one.key, one]));
    list.toggleAttribute("data-first", Boolean(room.cards[first]));
    bar.hidden = !room.order.length;
    drawTools();
  };
  return { roots: [bar, side, hidden], draw, clear };
};
