// The wall: cards to choose from, what may be done with them, and what was undone.

import { h, replace, say } from "../base/dom.js";
import { keyedList } from "../base/keyed.js";
import { press, setText } from "./panel.js";

export const wallCards = ({ does, activity, words }) => {
  const chosen = new Map(); // key to name, in the order in which they were ticked
  let standing = {}; // the cards of the wall, by key
  const list = h("ul", { class: "ws-cards" });
  const hidden = h("ul", { class: "ws-hidden-cards", "aria-label": words.hidden });
  const count = h("span", { class: "ws-meta", role: "status" });
  const tick = () => {
    list
      .querySelectorAll("input")
      .forEach((box) => (box.checked = chosen.has(box.dataset.key)));
    drawTools();
  };
  const clear = () => {
    chosen.clear();
    tick();
  };
  // What a press has taken is not taken twice; what it could not do is ticked again.
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
  const tools = [
    [words.named, () => act({ do: "pick", named: true }, words.picked), 1],
    [words.unnamed, () => act({ do: "pick", named: false }, words.picked), 1],
    [words.merge, () => act({ do: "merge" }), 2],
    [words.hide, () => act({ do: "hide" }), 1],
  ].map(([words, onclick, least]) => ({ button: press(words, onclick), least }));
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
  const undo = (key, what) => does({ do: "undo", key, what });

  const byline = ({ name, school, saved }) =>
    h(
      "p",
      { class: "ws-byline" },
      h("strong", {}, name),
      ` · ${[school, saved].filter(Boolean).join(" · ")}`,
    );
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
      h("div", {}, byline(one), h("p", { class: "ws-words" }, one.words), alike, seen),
    );
  };
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
