// What was counted, and when it is shown.

import { h, replace, say } from "../base/dom.js";
import { revealer } from "../base/reveal.js";
import { inBands } from "./slider.js";

/** @import { Model, Traits, Words } from "../base/types.d.ts" */
/** @import { PollFace, PollRoom } from "./shapes.d.ts" */
/** @import { Counted } from "./types.d.ts" */

/** @param {number} count @param {number} answered */
const percent = (count, answered) =>
  answered ? `${Math.round((100 * count) / answered)}%` : "0%";

/**
 * Set through the style object: a page's security policy may forbid style attributes.
 * @param {string} share
 */
const bar = (share) => {
  const drawn = h("span", { class: "ws-bar", "aria-hidden": "true" });
  drawn.style.setProperty("--ws-share", share);
  return drawn;
};

/**
 * @param {string} option
 * @param {number} count
 * @param {{ answered: number, mine: boolean, words: Words }} about
 */
const resultRow = (option, count, { answered, mine, words }) =>
  h(
    "tr",
    { class: mine && "ws-mine" },
    h(
      "th",
      { scope: "row" },
      option,
      mine && h("span", { class: "ws-tag" }, words.yours),
      bar(percent(count, answered)),
    ),
    h("td", {}, String(count)),
    h("td", {}, percent(count, answered)),
  );

/** @param {Counted} counted @param {Words} words */
const resultTable = ({ options, counts, answered, chosen }, words) => {
  const head = [words.option, words.count, words.share];
  return h(
    "table",
    { class: "ws-results" },
    h("caption", {}, words.results),
    h(
      "thead",
      {},
      h(
        "tr",
        {},
        head.map((word) => h("th", { scope: "col" }, word)),
      ),
    ),
    h(
      "tbody",
      {},
      options.map((option, index) =>
        resultRow(option, counts[index], {
          answered,
          mine: chosen.includes(index),
          words,
        }),
      ),
    ),
  );
};

/** @param {PollFace["mode"]} mode @param {Counted} counted @param {Words} words */
const average = (mode, { options, counts, answered }, words) => {
  if (!["scale", "slider"].includes(mode) || !answered) return "";
  const sum = counts.reduce(
    (total, count, index) => total + count * Number(options[index]),
    0,
  );
  return say(words.mean, { mean: (sum / answered).toFixed(1) });
};

/** @param {PollRoom} room @param {Words} words */
const explained = ({ facilitator, revealed, few, counts }, words) => {
  if (facilitator) return revealed ? words.revealed : words.hidden;
  if (counts) return "";
  return revealed && few ? words.too_few : words.waiting;
};

/**
 * @param {Model<Traits<PollFace, PollRoom>>} model
 * @param {() => number[]} chosen
 * @param {Words} words
 */
export const results = (model, chosen, words) => {
  const face = model.get("face");
  const note = h("p", { class: "ws-meta", role: "status" });
  const table = h("div", {});
  const reveal = revealer(model, (words) => (note.textContent = words), words);
  const draw = () => {
    const room = model.get("room");
    reveal.draw(room);
    const { counts, answered } = room;
    const { mode, options, bands } = face;
    const counted = counts && { options, counts, answered, chosen: chosen() };
    const many = answered ? say(words.answered, { count: answered }) : "";
    const spread = counted ? average(mode, counted, words) : "";
    const text = [many, spread, explained(room, words)].filter(Boolean).join(" · ");
    if (note.textContent !== text) note.textContent = text;
    const shown = counted && bands.length ? inBands(counted, bands) : counted;
    replace(table, shown && resultTable(shown, words));
  };
  draw();
  model.on("change:room", draw);
  const stop = () => {
    model.off("change:room", draw);
  };
  const root = h("div", { class: "ws-room" }, note, table, reveal.button);
  return { root, draw, stop };
};
