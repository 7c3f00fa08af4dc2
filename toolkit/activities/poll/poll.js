// A question with counted answers; the counts appear when they are revealed.

import { keeper } from "../base/answer.js";
import { choices, h } from "../base/dom.js";
import { frame } from "../base/frame.js";
import { results } from "./results.js";
import { slider } from "./slider.js";

/** @import { Given, Traits } from "../base/types.d.ts" */
/** @import { PollAnswer, PollFace, PollRoom } from "./shapes.d.ts" */

/** @param {Given<Traits<PollFace, PollRoom, PollAnswer>>} given */
export const render = ({ model, el, words }) => {
  const { prompt, mode, options, ends } = model.get("face");
  const touch = () => {
    clear.hidden = !asked.read().length;
    kept.touch();
    outcome.draw();
  };
  const isScale = mode === "scale" || mode === "slider";
  const meaning =
    isScale && ends.some(Boolean)
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
  asked.root.style.setProperty("--ws-points", String(Math.min(options.length, 6)));
  /** @param {Pick<PollAnswer, "chosen"> | null} value */
  const named = (value) =>
    (value?.chosen ?? []).map((index) => options[index]).join(", ");
  const clear = h(
    "button",
    {
      type: "button",
      class: "ws-mark ws-clear",
      onclick: () => {
        asked.write([]);
        touch();
        asked.root.querySelector("input")?.focus();
      },
    },
    words.clear,
  );
  const kept = keeper(model, {
    read: () => ({ chosen: asked.read() }),
    write: (value) => {
      asked.write(value?.chosen ?? []);
      clear.hidden = !asked.read().length;
    },
    shown: (value) => named(value) || words.not_answered,
    more: clear,
    words,
  });
  const outcome = results(model, asked.read, words);
  const counted = model.get("room").facilitator ? words.counted_not : words.counted;
  const points =
    meaning &&
    mode === "scale" &&
    h(
      "p",
      { class: "ws-ends", "aria-hidden": "true" },
      ends.map((end) => h("span", {}, end)),
    );
  const promise = h("p", { class: "ws-meta" }, counted);
  frame(model, el, asked.root, points, promise, kept.foot, outcome.root);
  return () => {
    kept.stop();
    outcome.stop();
  };
};
