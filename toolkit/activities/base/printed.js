// An answer in its printed form, as documents have it, drawn on a page.

import { h } from "./dom.js";
import { shownFiles } from "./shown_files.js";
import { written, writtenLine } from "./written.js";

/** @import { PrintedShown } from "./shapes.d.ts" */
/** @import { Inline, Printed, Words, Written } from "./types.d.ts" */

/** @template {Printed["is"]} Is @typedef {Extract<Printed, { is: Is }>} Of */

/** @param {Of<"choice">} node @param {Words} words */
const printedChoice = ({ options }, words) =>
  h(
    "ul",
    { class: "ws-printed-choice" },
    options
      .filter(({ chosen }) => chosen)
      .map(({ inside }) =>
        h(
          "li",
          {},
          h("span", { "aria-hidden": "true" }, "✓ "),
          h("span", { class: "ws-hidden" }, `${words.chosen}: `),
          writtenLine(inside),
        ),
      ),
  );

/** @param {Of<"scale">} node */
const printedScale = ({ steps, described }) =>
  h(
    "div",
    { class: "ws-printed-scale" },
    h(
      "span",
      { "aria-hidden": "true" },
      steps.map(({ step, chosen }) => h(chosen ? "b" : "span", {}, step)),
    ),
    h("p", {}, described),
  );

/** @param {Of<"diamond">} node */
const printedDiamond = ({ rows, described }) =>
  h(
    "div",
    { class: "ws-printed-diamond", role: "img", "aria-label": described },
    rows.map((row) =>
      h(
        "div",
        { "aria-hidden": "true" },
        row.map(({ value }) => h("span", { dir: "auto" }, value)),
      ),
    ),
  );

/** @param {Of<"audit">} node */
const printedAudit = ({ groups }) =>
  groups.map(({ title, statements }) => [
    h("p", { class: "ws-label" }, title.value),
    h(
      "ul",
      {},
      statements
        .filter(({ stage, before }) => stage || before)
        .map(({ code, inside, moved }) =>
          h("li", {}, `${code} `, writtenLine(inside), h("strong", {}, `: ${moved}`)),
        ),
    ),
  ]);

/** @param {Of<"files">} node @param {Words} words */
const printedFiles = ({ files: listed }, words) =>
  shownFiles(
    listed.map(({ value, described, ...file }) => ({
      ...file,
      name: value,
      description: described,
    })),
    words,
  );

/** @param {Printed} node @param {Words} words */
const printedPart = (node, words) => {
  switch (node.is) {
    case "choice":
      return printedChoice(node, words);
    case "scale":
      return printedScale(node);
    case "diamond":
      return printedDiamond(node);
    case "audit":
      return printedAudit(node);
    case "files":
      return printedFiles(node, words);
    case "empty":
      return h("p", { class: "ws-nothing" }, node.value);
    default:
      return written([node], words);
  }
};

/**
 * The blocks of an answer, each below its label.
 * @param {readonly PrintedShown[]} blocks
 * @param {Words} words
 */
export const printed = (blocks, words) =>
  blocks.map((one) => {
    const label = /** @type {readonly Inline[] | null} */ (one.label);
    const inside = /** @type {readonly Printed[]} */ (one.inside);
    return h(
      "div",
      { class: "ws-printed" },
      label && h("p", { class: "ws-label" }, writtenLine(label)),
      inside.map((node) => printedPart(node, words)),
    );
  });

const SAID = new Set(["value", "words", "title", "code", "described"]);

/**
 * The words in `part` alone, to look for others in.
 * @param {unknown} part
 * @returns {string}
 */
export const printedWords = (part) => {
  if (Array.isArray(part)) return part.map(printedWords).join(" ");
  if (typeof part !== "object" || part === null) return "";
  return Object.entries(part)
    .map(([name, one]) =>
      SAID.has(name) && typeof one === "string" ? one : printedWords(one),
    )
    .join(" ");
};
