// How others will read what is being typed, quietly below its box.

import { ask } from "./ask.js";
import { h, replace } from "./dom.js";
import { asRead, readingOf } from "./said.js";
import { written } from "./written.js";

/** @import { Model, Stop, Words, Written } from "./types.d.ts" */

const READ_PAUSE = 500;

// Without any of these nothing reads otherwise than it was typed.
const READ_MARKS = /[\\`*_[\]<>$~|#]|^\s*(?:[-+]|\d{1,9}[.)])\s|^(?: {4}|\t)|^[=-]+$/m;

/**
 * What Python reads in `text`; nothing came back where it is undefined.
 * @param {Model} model
 * @param {string} text
 */
const askReading = async (model, text) =>
  READ_MARKS.test(text)
    ? (readingOf(text) ?? (await ask(model, { do: "read", text })).read)
    : [];

/**
 * Words that are not on every page, such as a version nobody else has seen.
 * @param {Model} model
 * @param {string} text
 * @param {Words} words
 */
export const saidSoon = (model, text, words) => {
  const root = h("div", {}, asRead(text, readingOf(text), words));
  askReading(model, text).then((nodes) => replace(root, asRead(text, nodes, words)));
  return root;
};

/** @param {HTMLTextAreaElement} box @param {Model} model @param {Words} words */
const previewOf = (box, model, words) => {
  const body = h("div", { class: "ws-written" });
  const title = h("p", { class: "ws-meta" }, words.preview);
  const root = h("div", { class: "ws-preview", hidden: true }, title, body);
  let timer = 0;
  let drawn = "";
  /** @param {readonly Written[]} [nodes] */
  const draw = (nodes = []) => {
    const as = JSON.stringify(nodes);
    if (as === drawn) return;
    drawn = as;
    root.hidden = !nodes.length;
    replace(body, written(nodes, words));
    // Boxes without a field of their own stand in the cells of tables.
    const place = box.closest(".ws-field") ?? box.parentElement;
    if (nodes.length && !root.isConnected) place?.append(root);
  };
  const read = async () => {
    const text = box.value;
    const nodes = await askReading(model, text);
    if (box.value === text) draw(nodes);
  };
  return {
    /** Reads after a pause, so that not every letter is sent. */
    soon: () => {
      clearTimeout(timer);
      if (!READ_MARKS.test(box.value)) return draw();
      timer = setTimeout(read, READ_PAUSE);
    },
    /** What is on the page already is shown at once. */
    weigh: () => {
      const known = readingOf(box.value);
      if (known || !READ_MARKS.test(box.value)) draw(known);
    },
    read,
    stop: () => clearTimeout(timer),
  };
};

/**
 * Below each box of `el` that somebody writes longer words in.
 * @param {Model} model
 * @param {HTMLElement} el
 * @param {Words} words
 * @returns {Stop}
 */
export const showPreviews = (model, el, words) => {
  /** @type {Map<HTMLTextAreaElement, ReturnType<typeof previewOf>>} */
  const previews = new Map();
  /** @param {HTMLTextAreaElement} box */
  const of = (box) => {
    const made = previews.get(box) ?? previewOf(box, model, words);
    previews.set(box, made);
    return made;
  };
  /** @param {Event} event */
  const heard = ({ target, type }) => {
    if (!(target instanceof HTMLTextAreaElement)) return;
    if (type === "input") of(target).soon();
    else of(target).read();
  };
  const weighAll = () => {
    for (const box of previews.keys()) if (!box.isConnected) previews.delete(box);
    el.querySelectorAll("textarea").forEach((box) => of(box).weigh());
  };
  const readAgain = () => previews.forEach((one, box) => box.isConnected && one.read());
  el.addEventListener("input", heard);
  el.addEventListener("focusin", heard);
  const news = ["change:readings", "change:answers"];
  news.forEach((event) => model.on(event, weighAll));
  model.on("connected", readAgain);
  weighAll();
  return () => {
    el.removeEventListener("input", heard);
    el.removeEventListener("focusin", heard);
    news.forEach((event) => model.off(event, weighAll));
    model.off("connected", readAgain);
    previews.forEach(({ stop }) => stop());
  };
};
