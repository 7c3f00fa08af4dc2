// The wall: cards to choose from, what may be done with them, and what was undone.

import { h, replace, say } from "../base/dom.js";
import { keyedList } from "../base/keyed.js";
import { press, setText } from "./panel.js";

/** @import { Request, Words } from "../base/types.d.ts" */
/** @import { StandingCard, WallCard, WallsRoom } from "./shapes.d.ts" */
/** @import { Does } from "./types.d.ts" */

/** @param {{ does: Does, activity: () => string, words: Words }} about */
export const wallCards = ({ does, activity, words }) => {
  /**
   * Key to name, in the order in which they were ticked.
   * @type {Map<string, string>}
   */
  const chosen = new Map();
  /**
   * The cards of the wall, by key.
   * @type {Record<string, StandingCard>}
   */
  let standing = {};
  const list = h("ul", { class: "ws-cards" });
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
   * @param {string} [said]
   */
  const act = async (message, said) => {
    const taken = [...chosen];
    clear();
    const keys = taken.map(([key]) => key);
    if (await does({ activity: activity(), keys, ...message }, said)) return;
    taken
      .filter(([key]) => standing[key])
      .forEach(([key, name]) => chosen.set(key, name));
    tick();
  };
  /** @param {string} words @param {() => unknown} onclick */
  const tool = (words, onclick, least = 1) => ({
    button: press(words, onclick),
    least,
  });
  const tools = [
    tool(words.named, () => act({ do: "pick", named: true }, words.picked)),
    tool(words.unnamed, () => act({ do: "pick", named: false }, words.picked)),
    tool(words.merge, () => act({ do: "merge" }), 2),
    tool(words.hide, () => act({ do: "hide" })),
  ];
  const bar = h(
    "div",
    { class: "ws-row ws-wall-tools" },
    tools.map(({ button }) => button),
    count,
  );
  const drawTools = () => {
    tools.forEach(({ button, least }) => (button.disabled = chosen.size < least));
    setText(count, chosen.size ? say(words.chosen, { count: chosen.size }) : "");
  };
  /** @param {string} key @param {"merge" | "hide"} what */
  const undo = (key, what) => does({ do: "undo", key, what });

  /** @param {WallCard} card */
  const byline = ({ name, school, saved }) =>
    h(
      "p",
      { class: "ws-byline" },
      h("strong", {}, name),
      ` · ${[school, saved].filter(Boolean).join(" · ")}`,
    );
  /** @param {string} key @param {StandingCard} one */
  const card = (key, one) => {
    const box = h("input", {
      type: "checkbox",
      "data-key": key,
      "aria-label": say(words.pick, { name: one.name }),
      onchange: () => {
        if (box.checked) chosen.set(key, one.name);
        else chosen.delete(key);
        drawTools();
      },
    });
    box.checked = chosen.has(key);
    const seen = h("span", { class: "ws-seen", "data-all": one.for_all }, one.seen_by);
    const alike =
      one.alike.length > 0 &&
      h(
        "p",
        { class: "ws-meta ws-row" },
        h(
          "span",
          { title: one.alike.join(", ") },
          say(words.alike, { count: one.alike.length }),
        ),
        press(words.apart, () => undo(key, "merge"), {
          label: `${words.apart}: ${one.name}`,
        }),
      );
    return h(
      "li",
      { class: "ws-card" },
      box,
      h(
        "div",
        {},
        byline(one),
        h("p", { class: "ws-words", dir: "auto" }, one.words),
        alike,
        seen,
      ),
    );
  };
  /** @param {string} key @param {WallCard} one */
  const off = (key, one) =>
    h(
      "li",
      { class: "ws-row" },
      h("span", { class: "ws-cut" }, `${words.hidden}: ${one.name}`),
      press(words.put_back, () => undo(key, "hide"), {
        label: `${words.put_back}: ${one.name}`,
      }),
    );
  const update = keyedList(list, card);
  const updateHidden = keyedList(hidden, off);
  /** @param {WallsRoom} room */
  const draw = (room) => {
    standing = room.cards;
    [...chosen.keys()]
      .filter((key) => !standing[key])
      .forEach((key) => chosen.delete(key));
    update(room.order.map((key) => [key, room.cards[key]]));
    updateHidden(room.hidden.map((one) => [one.key, one]));
    bar.hidden = !room.order.length;
    drawTools();
  };
  return { roots: [bar, list, hidden], draw, clear };
};

// A poll's counts, as a table that can be read out.
export const voteTable = () => {
  const body = h("tbody", {});
  const root = h("table", { class: "ws-votes" }, body);
  let drawn = "";
  /** @param {WallsRoom} room */
  const draw = ({ votes, answered }) => {
    root.hidden = !votes.length;
    const as = JSON.stringify([votes, answered]);
    if (as === drawn) return;
    drawn = as;
    replace(
      body,
      votes.map(([option, count]) =>
        h(
          "tr",
          {},
          h("th", { scope: "row" }, option),
          h(
            "td",
            {},
            h("meter", {
              min: 0,
              max: Math.max(1, answered),
              value: count,
              "aria-hidden": "true",
            }),
            ` ${count}`,
          ),
        ),
      ),
    );
    body.querySelectorAll("meter").forEach((meter, at) => (meter.value = votes[at][1]));
  };
  return { root, draw };
};
