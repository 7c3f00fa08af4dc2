// Building blocks: elements whose text is always text.

import { setting, spoken } from "./formulas.js";

/** @import { Attributes, Child } from "./types.d.ts" */

/**
 * @template {keyof HTMLElementTagNameMap} Tag
 * @param {Tag} tag
 * @param {Attributes | null} attributes
 * @param {...Child} children
 * @returns {HTMLElementTagNameMap[Tag]}
 */
export const h = (tag, attributes, ...children) => {
  const element = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes ?? {})) {
    if (value === null || value === undefined || value === false) continue;
    if (typeof value === "function") {
      const heard = /** @type {EventListener} */ (value);
      element.addEventListener(name.slice(2), heard);
    } else if (name === "value") Object.assign(element, { value });
    else if (name === "aria-label") element.setAttribute(name, spoken(String(value)));
    else element.setAttribute(name, value === true ? "" : String(value));
  }
  append(element, children);
  return element;
};

const WORDS_ONLY = new Set(["option", "textarea", "title"]);

/**
 * Whether a key only ends what an input method composes; Safari tells it afterwards.
 * @param {KeyboardEvent} event
 */
export const isComposing = (event) => event.isComposing || event.keyCode === 229;

/** @param {Element} element @param {readonly Child[]} children */
export const append = (element, children) => {
  for (const child of children) {
    if (child === null || child === undefined || child === false) continue;
    if (child instanceof Node) element.append(child);
    else if (typeof child === "object") append(element, child);
    else if (WORDS_ONLY.has(element.localName)) element.append(spoken(String(child)));
    else element.append(...setting(String(child)));
  }
};

/** @param {Element} element @param {...Child} children */
export const replace = (element, ...children) => {
  element.replaceChildren();
  append(element, children);
};

// Every activity on a page has a counter of its own, so each begins with its own mark.
const mark = Math.random().toString(36).slice(2, 10);
let counted = 0;
/** @param {string} stem */
export const unique = (stem) => {
  counted += 1;
  return `ws-${stem}-${mark}-${counted}`;
};

/** @param {string} text @param {object} values */
export const say = (text, values = {}) => {
  const known = new Map(Object.entries(values));
  return text.replace(/\{(\w+)\}/g, (_, name) => known.get(name) ?? "");
};

/**
 * How it is called by who hears the page.
 * @param {Element} element
 * @param {string} name
 */
export const setName = (element, name) =>
  element.setAttribute("aria-label", spoken(name));

/**
 * Boxes that are drawn together grow together: one layout for all instead of one each.
 * @type {Set<HTMLTextAreaElement>}
 */
const growing = new Set();
const growAll = () => {
  const boxes = [...growing];
  growing.clear();
  boxes.forEach((box) => (box.style.height = "auto"));
  const heights = boxes.map((box) => box.value && box.scrollHeight);
  boxes.forEach((box, index) => {
    if (heights[index]) box.style.height = `${heights[index] + 2}px`;
  });
};
/** @param {HTMLTextAreaElement} box */
const growSoon = (box) => {
  if (!growing.size) requestAnimationFrame(growAll);
  growing.add(box);
};

/**
 * Whether the server refuses it; it counts whole characters.
 * @param {string} text
 * @param {number} limit
 */
export const isTooLong = (text, limit) =>
  text.length > limit && [...text].length > limit;

/**
 * Nothing is cut that is too long: the box shows it, and what refuses it says so.
 * @param {HTMLInputElement | HTMLTextAreaElement} box
 * @param {number} limit
 */
export const noteLimit = (box, limit) => {
  box.dataset.most = String(limit);
  box.addEventListener("input", () => {
    if (isTooLong(box.value, limit)) box.setAttribute("aria-invalid", "true");
    else box.removeAttribute("aria-invalid");
  });
};

/**
 * A labelled text box that grows with what is typed.
 * @param {{ label: Child, value?: string, lines?: number, hidden?: boolean,
 *   limit?: number, oninput?: () => unknown }} about
 */
export const textBox = ({
  label,
  value = "",
  lines = 3,
  hidden = false,
  limit,
  oninput,
}) => {
  const id = unique("text");
  const box = h("textarea", { id, rows: lines, dir: "auto", value, oninput });
  if (limit) noteLimit(box, limit);
  const grow = () => growSoon(box);
  box.addEventListener("input", grow);
  // Also when it is first seen, in a section that opens, or a phone is turned.
  let wide = 0;
  new ResizeObserver(() => {
    if (box.clientWidth === wide) return;
    wide = box.clientWidth;
    grow();
  }).observe(box);
  const name = h("label", { for: id, class: hidden ? "ws-hidden" : "ws-label" }, label);
  return { root: h("div", { class: "ws-field" }, name, box), box, grow };
};

/**
 * One choice among several, as real radio buttons or tick boxes.
 * @param {{ legend: string, options: readonly string[], multiple?: boolean,
 *   hidden?: boolean, onchange?: () => unknown }} about
 */
export const choices = ({
  legend,
  options,
  multiple = false,
  hidden = false,
  onchange,
}) => {
  const name = unique("choice");
  const inputs = options.map((_, index) => {
    const type = multiple ? "checkbox" : "radio";
    return h("input", {
      type,
      name,
      id: `${name}-${index}`,
      value: String(index),
      onchange,
    });
  });
  const rows = inputs.map((input, index) =>
    h(
      "div",
      { class: "ws-choice" },
      input,
      h("label", { for: input.id }, options[index]),
    ),
  );
  const root = h(
    "fieldset",
    { class: "ws-choices" },
    h("legend", { class: hidden ? "ws-hidden" : "ws-label" }, legend),
    rows,
  );
  const read = () => inputs.flatMap((input, index) => (input.checked ? [index] : []));
  /** @param {readonly number[]} chosen */
  const write = (chosen) =>
    inputs.forEach((input, index) => (input.checked = chosen.includes(index)));
  return { root, read, write };
};
