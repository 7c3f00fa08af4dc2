// Where in a text a piece of LaTeX goes, and what stands around it.

/** What is put after what it is about, such as the power after its base. */
const AFTER = new Map([
  ["power", "^{}"],
  ["ratio", ":{}"],
  ["inequality", " \\le {}"],
  ["degree", "^{\\circ}"],
]);

/** @type {Map<string, [string, string]>} */
const AROUND = new Map([
  ["fraction", ["\\frac{", "}{}"]],
  ["root", ["\\sqrt{", "}"]],
  ["pi", ["{\\pi}", ""]],
]);

// Whole formulas, as `toolkit/written/marks.py` finds them.
const FORMULA =
  /\$\$[^$]*\$\$|\$(?=[^\s$])(?:\\.|[^\\$\n])*?[^\s\\$]\$(?![\d$])|\\\([^\n]*?\\\)|\\\[[\s\S]*?\\\]|\\begin\{(\w+\*?)\}[\s\S]*?\\end\{\1\}/g;
const BEGUN = /(?:^|[^\\\w$])\$(?:[^\s\d$][^$\n]*)?$/; // closed by nothing yet
const CLOSED = /^[^$\n]*\$(?![\d$])/;
const OPERAND = /(?:^|[^\w.,$])(\d+(?:[.,]\d+)?|[A-Za-z])$/;
const SIMPLE = /^(?:\w|\d+(?:\.\d+)?)$/;

/**
 * The formula around a place of `text`: where it begins and ends.
 * @param {string} text
 * @param {number} at
 */
const formulaAround = (text, at) => {
  for (const { 0: found, index } of text.matchAll(FORMULA)) {
    const isOpened = found[0] !== "$" || !/[\\\w]/.test(text[index - 1] ?? "");
    const end = index + found.length;
    if (isOpened && index < at && at < end) return { index, end };
  }
  return null;
};

/**
 * What a formula is made of that somebody has selected, if it can be in another.
 * @param {string} selected
 */
const bare = (selected) => selected.trim().replace(/^\$([^$]*)\$$/, "$1");

/** @param {string} name @param {string} base @param {boolean} isThere */
const piece = (name, base, isThere) => {
  const after = AFTER.get(name);
  const [open, close] = AROUND.get(name) ?? ["", ""];
  if (after === undefined) return name === "pi" ? open : open + base + close;
  if (isThere) return after;
  return (SIMPLE.test(base) ? base : `{${base}}`) + after;
};

/**
 * What to put for `name` in the place of `from` to `to`, and where the caret goes then:
 * into the first empty place, or behind it all.
 * @param {string} text
 * @param {{ from: number, to: number, name: string }} about
 */
export const insertion = (text, { from, to, name }) => {
  const selected = text.slice(from, to);
  const isOne = !/[\n$]/.test(bare(selected)) && name !== "pi";
  let [start, base] = isOne ? [from, bare(selected)] : [to, ""];
  const before = text.slice(0, start);
  const begins = BEGUN.test(before.slice(before.lastIndexOf("\n") + 1));
  const isClosed = CLOSED.test(text.slice(to));
  const inside = formulaAround(text, start) || (begins && isClosed);
  const isBegun = begins && !inside;
  const isThere = Boolean(inside || isBegun) && !base && /[\w})\]]$/.test(before);
  const operand = !inside && !isBegun && !base && AFTER.has(name);
  if (operand) base = OPERAND.exec(before)?.[1] ?? "";
  if (operand) start -= base.length;
  const made = piece(name, base, isThere);
  const [open, close] = inside ? ["", ""] : [isBegun ? "" : "$", "$"];
  const gap = open && /[\w\\$]$/.test(text.slice(0, start)) ? " " : "";
  const space = close && /^[\d$]/.test(text.slice(to)) ? " " : "";
  const put = gap + open + made + close + space;
  const empty = put.indexOf("{}");
  const behind = name === "pi" ? put.length - close.length - space.length : put.length;
  return { start, end: to, put, caret: start + (empty < 0 ? behind : empty + 1) };
};

/**
 * Where the caret goes next: the next empty place of the formula, or behind it.
 * @param {string} text
 * @param {number} at
 */
export const nextPlace = (text, at) => {
  const { end } = formulaAround(text, at) ?? { end: text.length };
  const empty = text.slice(0, end).indexOf("{}", at);
  return empty < 0 ? end : empty + 1;
};
