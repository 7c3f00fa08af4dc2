// A red, an amber and a green light for each item, as real radio buttons.

import { keeper } from "toolkit/base/answer.js";
import { choices, h, say } from "toolkit/base/dom.js";
import { frame } from "toolkit/base/frame.js";

/** @import { Face } from "toolkit/base/shapes.d.ts" */
/** @import { Given, Traits } from "toolkit/base/types.d.ts" */

/** @typedef {Face & { items: string[], lights: string[] }} LightsFace */
/** @typedef {{ lights: (number | null)[] }} Lights */

/** @param {Given<Traits<LightsFace, object, Lights>>} given */
export const render = ({ model, el, words }) => {
  const { items, lights } = model.get("face");
  const count = h("p", { role: "status" });
  const drawn = items.map((item) => {
    const row = choices({ legend: item, options: lights, onchange: () => touch() });
    row.root.classList.add("own-lights");
    return row;
  });
  const tell = () => {
    const answered = drawn.filter((row) => row.read().length).length;
    count.textContent = say(words.counted, { count: answered, all: items.length });
  };
  /** @param {Lights | null} value */
  const shown = (value) =>
    items
      .map((item, at) => `${item}: ${lights[value?.lights?.[at] ?? -1] ?? "–"}`)
      .join("\n");
  const kept = keeper(model, {
    read: () => ({ lights: drawn.map((row) => row.read()[0] ?? null) }),
    /** @param {Lights | null} value */
    write: (value) => {
      drawn.forEach((row, at) => row.write([value?.lights?.[at] ?? -1]));
      tell();
    },
    shown,
    words,
  });
  const touch = () => {
    tell();
    kept.touch();
  };
  frame(
    model,
    el,
    drawn.map((row) => row.root),
    count,
    kept.foot,
  );
  return kept.stop;
};
