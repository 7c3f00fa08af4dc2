// A question with counted answers; the counts appear when they are revealed.

import { keeper } from "../base/answer.js";
import { choices, h, replace, say } from "../base/dom.js";
import { frame } from "../base/frame.js";
import { revealer } from "../base/reveal.js";
import { inBands, slider } from "./slider.js";

const percent = (count, answered) =>
  answered ? `${Math.round((100 * count) / answered)}%` : "0%";

// Set through the style object: a page's security policy may forbid style attributes.
const bar = (share) => {
  const drawn = h("span", { class: "ws-bar", "aria-hidden": "true" });
  drawn.style.setProperty("--ws-share", share);
  return drawn;
};

const resultRow = (option, count, answered, mine, words) =>
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

const resultTable = ({ options }, { counts, answered }, chosen, words) => {
  const head = [words.option, words.count, words.share];
  return h(
    "table",
    { class: "ws-results" },
    h("caption", {}, words.results),
    h("thead", {}, h("tr", {}, head.map((word) => h("th", { scope: "col" }, word)))),
    h("tbody", {}, options.map((option, index) =>
      resultRow(option, counts[index], answered, chosen.includes(index), words))),
  );
};

const average = ({ mode, options }, { counts, answered }, words) => {
  if (!["scale", "slider"].includes(mode) || !answered) return "";
  const sum = counts.reduce((total, count, index) => total + count * Number(options[index]), 0);
  return say(words.mean, { mean: (sum / answered).toFixed(1) });
};

const explained = ({ facilitator, revealed, few, counts }, words) => {
  if (facilitator) return revealed ? words.revealed : words.hidden;
  if (counts) return "";
  return revealed && few ? words.too_few : words.waiting;
};

const results = (model, chosen, words) => {
  const face = model.get("face");
  const note = h("p", { class: "ws-meta", role: "status" });
  const table = h("div", {});
  const reveal = revealer(model, (words) => (note.textContent = words), words);
  const draw = () => {
    const room = model.get("room");
    reveal.draw(room);
    const answered = room.answered ? say(words.answered, { count: room.answered }) : "";
    const spread = room.counts ? average(face, room, words) : "";
    const text = [answered, spread, explained(room, words)].filter(Boolean).join(" · ");
    if (note.textContent !== text) note.textContent = text;
    const counted = face.bands.length ? inBands : (...all) => all;
    replace(table, room.counts && resultTable(...counted(face, room, chosen()), words));
  };
  draw();
  model.on("change:room", draw);
  const stop = () => {
    reveal.stop();
    model.off("change:room", draw);
  };
  const root = h("div", { class: "ws-room" }, note, table, reveal.button);
  return { root, draw, stop };
};

export const render = ({ model, el, words }) => {
  const { prompt, mode, options, ends } = model.get("face");
  const touch = () => {
    clear.hidden = !asked.read().length;
    kept.touch();
    outcome.draw();
  };
  const isScale = mode === "scale" || mode === "slider";
  const meaning = isScale && ends.some(Boolean)
    ? `${options[0]} ${ends[0]} – ${options.at(-1)} ${ends[1]}`
    : "";
  const ask = mode === "slider" ? slider : choices;
  const asked = ask({
    legend: meaning ? `${prompt} (${meaning})` : prompt,
    options,
    ends,
    multiple: mode === "multiple",
    hidden: true,
    onchange: touch,
    words,
  });
  asked.root.classList.toggle("ws-scale", mode === "scale");
  asked.root.style.setProperty("--ws-points", Math.min(options.length, 6));
  const named = (value) => (value?.chosen ?? []).map((index) => options[index]).join(", ");
  const clear = h("button", {
    type: "button",
    class: "ws-quiet",
    onclick: () => {
      asked.write([]);
      touch();
    },
  }, words.clear);
  const kept = keeper(model, {
    read: () => ({ chosen: asked.read() }),
    write: (value) => {
      asked.write(value?.chosen ?? []);
      clear.hidden = !asked.read().length;
    },
    shown: (value) => named(value) || words.not_answered,
    words,
  });
  const outcome = results(model, asked.read, words);
  const counted = model.get("room").facilitator ? words.counted_not : words.counted;
  const points = meaning && mode === "scale" && h("p", { class: "ws-ends", "aria-hidden": "true" },
    ends.map((end) => h("span", {}, end)));
  const promise = h("p", { class: "ws-meta" }, counted);
  const below = h("div", { class: "ws-row" }, promise, clear);
  frame(model, el, asked.root, points, below, kept.foot, outcome.root);
  return () => {
    kept.stop();
    outcome.stop();
  };
};
