// "I have finished": the person's own word, with what is missing beside it.

import { keeper } from "../base/answer.js";
import { carefulButton } from "../base/ask.js";
import { dayInWords } from "../base/day.js";
import { h, replace, say } from "../base/dom.js";

/** @import { Kept, Model, Traits, Words } from "../base/types.d.ts" */
/** @import { StepPart } from "../base/steps.js" */
/** @import { FinishedAnswer, TaskFace, TaskRoom } from "./shapes.d.ts" */

/** @typedef {FinishedAnswer | { finished: boolean }} Said */

/**
 * @param {Model<Traits<TaskFace, TaskRoom>>} model
 * @param {{ parts: readonly StepPart[], show: (index: number) => void, words: Words }}
 *   about
 */
export const finishing = (model, { parts, show, words }) => {
  const part = model.get("face").finishes;
  let isFinished = false;
  const missing = h("div", { class: "ws-missing" });
  const status = h("p", { class: "ws-finished" });
  const act = h("div", {});
  const gaps = () => parts.filter((one) => !one.optional && !one.filled());
  /** @param {StepPart} gap */
  const way = (gap) => {
    /** @param {MouseEvent} event */
    const onclick = (event) => {
      event.preventDefault();
      show(parts.indexOf(gap));
    };
    return h("li", {}, h("a", { href: `#${gap.heading.id}`, onclick }, gap.title));
  };
  const drawMissing = () => {
    const found = gaps();
    if (isFinished && !found.length) return replace(missing);
    if (!found.length) return replace(missing, h("p", {}, words.missing_none));
    return replace(missing, h("p", {}, words.missing), h("ul", {}, found.map(way)));
  };
  /** @param {string} [day] */
  const told = (day) =>
    day ? say(words.finished_on, { day: dayInWords(day, words) }) : words.finished;
  /** @param {boolean} finished */
  const turn = (finished) => {
    isFinished = finished;
    draw();
    act.querySelector("button")?.focus();
    kept.touch();
  };
  const sure = () => {
    const found = gaps();
    if (!found.length) return "";
    const text = found.length === 1 ? words.finish_sure_one : words.finish_sure;
    return say(text, {
      count: found.length,
      parts: found.map(({ title }) => title).join("; "),
    });
  };
  const finish = () =>
    carefulButton({
      label: words.finish,
      short: words.finish,
      sure,
      yes: words.finish_yes,
      no: words.finish_no,
      act: () => turn(true),
    });
  const takeBack = () =>
    h(
      "button",
      { type: "button", class: "ws-quiet", onclick: () => turn(false) },
      words.take_back,
    );
  const draw = () => {
    const stands = /** @type {FinishedAnswer | null} */ (
      model.get("answers")[part].value
    );
    root.toggleAttribute("data-finished", isFinished);
    status.textContent = isFinished ? told(stands?.finished) : "";
    drawMissing();
    replace(act, isFinished ? takeBack() : finish());
  };
  /** @param {Said | null} value */
  const write = (value) => {
    isFinished = Boolean(value?.finished);
    draw();
  };
  /** @param {Said | null} value */
  const shown = (value) => (value?.finished ? words.finished : words.unfinished);
  const read = () => ({ finished: isFinished });
  const root = h("section", { class: "ws-finish" });
  const kept = keeper(/** @type {Model} */ (model), {
    ...{ part, read, write, shown, words },
    levels: [],
  });
  // The day comes from the server.
  const onAnswers = () => {
    const stands = /** @type {FinishedAnswer | null} */ (
      model.get("answers")[part].value
    );
    if (isFinished && stands?.finished) status.textContent = told(stands.finished);
  };
  model.on("change:answers", onAnswers);
  replace(
    root,
    h("h4", {}, words.finish_title),
    status,
    missing,
    act,
    h("p", { class: "ws-help" }, words.finish_about),
    kept.foot,
  );
  const stop = () => {
    kept.stop();
    model.off("change:answers", onAnswers);
  };
  return { root, refresh: drawMissing, stop };
};
