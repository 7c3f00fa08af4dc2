// What people write, drawn from what Python has read in it: never as markup.

import { h } from "./dom.js";
import { mathOf } from "./formulas.js";
import { linked } from "./linked.js";

/** @import { Child, Inline, Words, Written } from "./types.d.ts" */

/** @param {readonly Inline[]} nodes @returns {Child[]} */
export const writtenLine = (nodes) => nodes.map((node) => inlineNode(node));

/**
 * What Python has read is letter by letter: no formula is looked for in it again.
 * @param {string} text
 */
const letters = (text) => document.createTextNode(text);

/** @param {Child} part */
const lettersOrLink = (part) => (typeof part === "string" ? letters(part) : part);

/** @param {Inline} node @param {boolean} [isLink] @returns {Child} */
const inlineNode = (node, isLink = false) => {
  switch (node.is) {
    case "break":
      return h("br", {});
    case "code":
      return h("code", {}, letters(node.value));
    case "emphasis":
      return h("em", {}, writtenLine(node.inside));
    case "strong":
      return h("strong", {}, writtenLine(node.inside));
    case "struck":
      return h("del", {}, writtenLine(node.inside));
    case "link":
      return h(
        "a",
        { href: node.url, target: "_blank", rel: "noopener noreferrer" },
        node.inside.map((one) => inlineNode(one, true)),
      );
    case "formula":
      return mathOf(node);
    default:
      return isLink ? letters(node.value) : linked(node.value).map(lettersOrLink);
  }
};

/**
 * What a title may hold: nothing to press, since a title may be pressed itself.
 * @param {Written} node
 * @returns {Child[] | null}
 */
export const writtenTitle = (node) => {
  if (node.is === "formula") return [mathOf(node)];
  if (node.is !== "paragraph") return null;
  const isPlain = node.inside.every(({ is }) => ["text", "formula"].includes(is));
  return isPlain ? node.inside.map((one) => inlineNode(one, true)) : null;
};

/** @param {readonly (readonly Written[])[]} items @param {Words} words */
const listItems = (items, words) =>
  items.map((item) => h("li", {}, written(item, words)));

/** @param {Extract<Written, { is: "table" }>} node @param {Words} words */
const writtenTable = ({ columns, rows }, words) => {
  const head = columns.map((cell) => h("th", { scope: "col" }, writtenLine(cell)));
  const body = rows.map((row) =>
    h(
      "tr",
      {},
      row.map((cell) => h("td", { dir: "auto" }, writtenLine(cell))),
    ),
  );
  const named = { "aria-label": words.table };
  // A section without a name is no landmark, and may be scrolled by keyboard.
  return h(
    "section",
    { class: "ws-written-wide", tabindex: "0" },
    h("table", named, h("thead", {}, h("tr", {}, head)), h("tbody", {}, body)),
  );
};

/** @param {Written} node @param {Words} words @returns {Node} */
const writtenBlock = (node, words) => {
  switch (node.is) {
    case "paragraph":
      return h("p", { dir: "auto" }, writtenLine(node.inside));
    // A heading somebody types is no heading of the page.
    case "heading":
      return h("p", { dir: "auto" }, h("strong", {}, writtenLine(node.inside)));
    case "formula":
      return h("p", { class: "ws-displayed" }, mathOf(node, true));
    case "listing":
      return h("pre", {}, h("code", {}, letters(node.value)));
    case "quotation":
      return h("blockquote", {}, written(node.inside, words));
    case "bullets":
      return h("ul", { dir: "auto" }, listItems(node.items, words));
    case "numbered":
      return h("ol", { dir: "auto", start: node.start }, listItems(node.items, words));
    case "table":
      return writtenTable(node, words);
    default:
      return h("hr", {});
  }
};

/**
 * What somebody wrote: paragraphs, lists, tables and formulas.
 * @param {readonly Written[]} nodes
 * @param {Words} words
 * @returns {Node[]}
 */
export const written = (nodes, words) => nodes.map((node) => writtenBlock(node, words));
