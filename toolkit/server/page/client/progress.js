// How far somebody is: how much of each part of the page is answered.

/** @import { Words } from "../../../activities/base/types.d.ts" */
/** @import { Counted } from "./types.d.ts" */
/** @import { Models } from "./models.js" */

/**
 * As `is_filled` says in Python.
 * @param {unknown} value
 * @returns {boolean}
 */
const isAnswered = (value) => {
  if (typeof value === "boolean") return value;
  if (typeof value === "string") return value.trim() !== "";
  if (typeof value !== "object") return value !== undefined;
  return value !== null && Object.values(value).some(isAnswered);
};

/** @param {Counted} counted */
const answeredParts = ({ model, parts }) => {
  const answers = model?.get("answers") ?? {};
  return parts.filter((part) => isAnswered(answers[part]?.value)).length;
};

/** @param {Counted} counted */
const isFinished = ({ model, place }) =>
  isAnswered(model?.get("answers")?.[place.dataset.finishes ?? " "]?.value);

/**
 * A long form is done when all of it is, anything else when it is begun.
 * @param {Counted} counted
 */
const isDone = (counted) => {
  if (isFinished(counted)) return true;
  const answered = answeredParts(counted);
  return counted.form ? answered >= counted.parts.length : answered > 0;
};

/** @param {string} text @param {number} answered @param {number} all */
const filledIn = (text, answered, all) =>
  text.replace("{answered}", String(answered)).replace("{all}", String(all));

/** @param {Counted} form @param {Words} words */
function ofForm(form, words) {
  const [answered, all] = [answeredParts(form), form.parts.length];
  if (isFinished(form)) return words.finished;
  if (!answered) return words.not_started;
  return all > 1 ? filledIn(words.parts_answered, answered, all) : words.begun;
}

/**
 * Draws how far somebody is, now and whenever that changes; what it gives finds the next
 * place that is not answered, after another.
 * @param {{ models: Models, words: Words, changed: () => void }} about
 */
export function followProgress({ models, words, changed }) {
  /** @type {NodeListOf<HTMLElement>} */
  const found = document.querySelectorAll("[data-counts]");
  /** @type {Counted[]} */
  const all = [...found].map((place) => ({
    place,
    part: place.closest("[data-part]"),
    form: Boolean(place.closest("[data-form]")),
    parts: JSON.parse(place.dataset.counts ?? "[]"),
    model: null,
  }));
  /** @param {HTMLElement} line */
  const drawLine = (line) => {
    const part = line.closest("[data-part]");
    const here = all.filter((one) => (part ? one.part === part : !one.form));
    if (!here.length || here.some(({ model }) => !model)) return; // it is not known yet
    const done = here.filter(isDone).length;
    const text = here[0].form
      ? ofForm(here[0], words)
      : filledIn(words.answered, done, here.length);
    line.toggleAttribute("data-done", done === here.length);
    if (here[0].form || done) line.textContent = text;
  };
  let planned = false;
  const draw = () => {
    planned = false;
    /** @type {NodeListOf<HTMLElement>} */
    const lines = document.querySelectorAll("[data-far]");
    lines.forEach(drawLine);
    changed();
  };
  const soon = () => {
    if (!planned) queueMicrotask(draw);
    planned = true;
  };
  for (const one of all) {
    models.get(one.place.dataset.modelId ?? "").then((model) => {
      one.model = model;
      model.on("change:answers", soon);
      soon();
    });
  }
  /** @param {Element | null} after */
  return (after) => {
    const open = all.filter((one) => one.model && !isDone(one));
    /** @param {Counted} one */
    const follows = ({ place }) =>
      after && after.compareDocumentPosition(place) & Node.DOCUMENT_POSITION_FOLLOWING;
    return (open.find(follows) ?? open[0])?.place ?? null;
  };
}
