// The web of elements and responsibilities: buttons on both sides, lines between them.

import { h, say } from "../base/dom.js";
import { svg } from "../base/svg.js";

/** @import { Child, Words } from "../base/types.d.ts" */
/** @import { ElementShown, ElementsFace, ResponsibilityShown } from "./shapes.d.ts" */
/** @import { Chosen } from "./types.d.ts" */

const HIGH = 900;
const WIDE = 100;

/**
 * Where the middle of row *index* of *count* equal rows is.
 * @param {number} index
 * @param {number} count
 */
const middle = (index, count) => ((index + 0.5) * HIGH) / count;

/** @param {number} from @param {number} to @param {boolean} main */
const curve = (from, to, main) =>
  svg("path", {
    d: `M 0 ${from} C ${WIDE / 2} ${from}, ${WIDE / 2} ${to}, ${WIDE} ${to}`,
    "data-main": main,
  });

/**
 * @param {ElementsFace} face
 * @param {{ onElement: (element: ElementShown) => void,
 *   onResponsibility: (responsibility: ResponsibilityShown) => void,
 *   words: Words }} about
 */
export const web = (
  { elements, responsibilities, left: leftTitle, right: rightTitle },
  { onElement, onResponsibility, words },
) => {
  const codes = responsibilities.map(({ code }) => code);
  /** @param {Child} words @param {() => void} onclick */
  const button = (words, onclick) =>
    h("button", { type: "button", "aria-pressed": "false", onclick }, words);
  const left = elements.map((element) => {
    const feeds = element.feeds.join(", ");
    const hidden = `, ${say(words.feeds_of, { title: "", codes: feeds }).trim()}`;
    const chips = element.feeds.map((code, at) =>
      h("span", { class: "ws-chip", "data-main": at === 0 }, code),
    );
    const text = [
      h("span", {}, element.title, h("span", { class: "ws-hidden" }, hidden)),
      h("span", { class: "ws-chips", "aria-hidden": "true" }, chips),
    ];
    return button(text, () => onElement(element));
  });
  const right = responsibilities.map((responsibility) => {
    const { code, title } = responsibility;
    const text = [h("strong", {}, code), h("span", {}, title)];
    return button(text, () => onResponsibility(responsibility));
  });
  const lines = elements.flatMap((element, row) =>
    element.feeds.map((code, at) => ({
      name: element.name,
      code,
      path: curve(
        middle(row, elements.length),
        middle(codes.indexOf(code), codes.length),
        at === 0,
      ),
    })),
  );
  const size = {
    viewBox: `0 0 ${WIDE} ${HIGH}`,
    preserveAspectRatio: "none",
    "aria-hidden": "true",
  };
  const drawing = svg(
    "svg",
    size,
    lines.map(({ path }) => path),
  );
  /** @param {string} words @param {string} name @param {Child} buttons */
  const side = (words, name, buttons) =>
    h(
      "div",
      { class: name, role: "group", "aria-label": words },
      h("p", { class: "ws-label" }, words),
      h("div", {}, buttons),
    );
  const root = h(
    "div",
    { class: "ws-web" },
    side(leftTitle, "ws-web-left", left),
    h("div", { class: "ws-web-lines" }, drawing),
    side(rightTitle, "ws-web-right", right),
  );
  /**
   * `lit` says which lines and buttons to bring forward; nothing chosen lights nothing.
   * @param {Chosen} chosen
   */
  const mark = ({ element = "", code = "" }) => {
    /** @param {{ name: string, code: string }} one */
    const lit = (one) => one.name === element || one.code === code;
    root.dataset.chosen = String(Boolean(element || code));
    lines.forEach((one) => (one.path.dataset.lit = String(lit(one))));
    left.forEach((one, at) => {
      one.setAttribute("aria-pressed", String(elements[at].name === element));
      one.dataset.lit = String(
        elements[at].name === element || elements[at].feeds.includes(code),
      );
    });
    right.forEach((one, at) => {
      one.setAttribute("aria-pressed", String(codes[at] === code));
      const feeding = elements.find(({ name }) => name === element)?.feeds ?? [];
      one.dataset.lit = String(codes[at] === code || feeding.includes(codes[at]));
    });
  };
  /** @param {string} name */
  const buttonOf = (name) =>
    left[elements.findIndex((element) => element.name === name)];
  return { root, mark, buttonOf };
};

/** @param {ElementsFace} face @param {Words} words */
export const linksTable = ({ elements, responsibilities, left }, words) => {
  /** @param {Child} words */
  const head = (words) => h("th", { scope: "col" }, words);
  /** @param {ElementShown} element @param {string} code */
  const cell = ({ feeds }, code) => {
    if (!feeds.includes(code))
      return h("td", {}, h("span", { class: "ws-hidden" }, words.feeds_not));
    return h("td", {}, feeds[0] === code ? h("strong", {}, words.main) : words.also);
  };
  /** @param {ElementShown} element */
  const row = (element) =>
    h(
      "tr",
      {},
      h("th", { scope: "row" }, element.title),
      responsibilities.map(({ code }) => cell(element, code)),
    );
  const heads = responsibilities.map(({ code, title }) =>
    head([h("span", {}, code), h("span", { class: "ws-long" }, ` ${title}`)]),
  );
  const table = h(
    "table",
    { class: "ws-web-table" },
    h("thead", {}, h("tr", {}, head(left), heads)),
    h("tbody", {}, elements.map(row)),
  );
  return h("details", { class: "ws-profile" }, h("summary", {}, words.as_table), table);
};
