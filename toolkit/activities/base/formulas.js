// Formulas where words are drawn: MathML for those that Python has read.

/** @import { Formula, MathPart, Model, Stop } from "./types.d.ts" */

const LONG_FORMULA = 16; // shorter ones fit everywhere

// The same as `toolkit/written/shown.py`: what is beyond stays as it was typed.
const MOST_SET = 200;
const LONGEST_SET = 20000;

// What may be a formula, and escapes, so that no "\$" begins one. Each formula can end
// in one place only: a text is read once.
const MARKED =
  /\$\$(?:\\.|[^\\$\n])+\$\$|\$(?:\\.|[^\\$\n])+\$|\\\((?:[^\\\n]|\\[^()\n])+\\\)|\\\[(?:[^\\\n]|\\[^[\]\n])+\\\]|\\./;

const MATHML = "http://www.w3.org/1998/Math/MathML";

/** @type {Map<string, Formula>} */
const knownFormulas = new Map(); // by what was typed, such as $\frac{1}{2}$

/** @param {readonly MathPart[]} parts @returns {(Node | string)[]} */
const mathParts = (parts) =>
  parts.map((part) => {
    if (typeof part === "string") return part;
    const element = document.createElementNS(MATHML, part.is);
    for (const [name, value] of Object.entries(part.attributes))
      element.setAttribute(name, value);
    element.append(...mathParts(part.inside));
    return element;
  });

/** @param {Element} around */
const weighWidth = (around) => {
  const isWide = around.scrollWidth > around.clientWidth + 1;
  if (isWide === around.hasAttribute("tabindex")) return;
  if (isWide) around.setAttribute("tabindex", "0");
  else around.removeAttribute("tabindex");
};
const widths = new ResizeObserver((seen) =>
  seen.forEach(({ target }) => weighWidth(target)),
);

/**
 * A formula that is wider than its place scrolls in itself, also by keyboard.
 * @param {Element} math
 * @param {string} words
 */
const scrolling = (math, words) => {
  const around = document.createElement("span");
  around.className = "ws-wide-formula";
  around.setAttribute("role", "group");
  around.setAttribute("aria-label", words);
  around.append(math);
  widths.observe(around);
  return around;
};

/** @param {Formula} formula @param {boolean} [displayed] @returns {Element} */
export const mathOf = ({ words, drawn }, displayed = false) => {
  const math = document.createElementNS(MATHML, "math");
  math.setAttribute("alttext", words);
  if (displayed) math.setAttribute("display", "block");
  math.append(...mathParts(drawn));
  const isLong = displayed || math.textContent.length > LONG_FORMULA;
  return isLong ? scrolling(math, words) : math;
};

/**
 * Whether a formula may stand there: `toolkit/written/marks.py` says the same.
 * @param {string} typed @param {string} before @param {string} after
 */
const mayStand = (typed, before, after) => {
  if (!typed.startsWith("$")) return before !== "\\";
  if (typed.startsWith("$$")) return !/[\\$]/.test(before) && after !== "$";
  return !/[\\$_\p{L}\p{N}]/u.test(before) && !/[\d$]/.test(after);
};

/**
 * `text` cut where a formula begins or ends; `make` gives what stands for a formula.
 * @template Part
 * @param {string} text
 * @param {(formula: Formula) => Part} make
 * @returns {(string | Part)[]}
 */
const cutFormulas = (text, make) => {
  /** @type {(string | Part)[]} */
  const parts = [];
  let from = 0;
  let made = 0;
  const marked = new RegExp(MARKED, "g");
  for (let found = marked.exec(text); found && made < MOST_SET; ) {
    const [typed] = found;
    const end = found.index + typed.length;
    const formula = knownFormulas.get(typed);
    if (formula && mayStand(typed, text.charAt(found.index - 1), text.charAt(end))) {
      parts.push(text.slice(from, found.index), make(formula));
      from = end;
      made += 1;
    } else if (typed.startsWith("$")) {
      marked.lastIndex = found.index + 1; // another may begin where this one ends
    }
    found = marked.exec(text);
  }
  return [...parts, text.slice(from)];
};

/** @param {string} text */
const mayHoldFormula = (text) =>
  knownFormulas.size > 0 && text.length <= LONGEST_SET && /[$\\]/.test(text);

/**
 * What to put on the page for `text`: it as it is, its formulas as mathematics.
 * @param {string} text
 */
export const setting = (text) =>
  mayHoldFormula(text) ? cutFormulas(text, (formula) => mathOf(formula)) : [text];

/**
 * The same where only words can stand, such as a name that is spoken.
 * @param {string} text
 */
export const spoken = (text) =>
  mayHoldFormula(text) ? cutFormulas(text, ({ words }) => words).join("") : text;

/**
 * Knows the formulas in what `model` says, before any of it is drawn.
 * @param {Model} model
 * @returns {Stop}
 */
export const followFormulas = (model) => {
  const learnFormulas = () => {
    for (const [typed, formula] of Object.entries(model.get("formulas") ?? {}))
      knownFormulas.set(typed, formula);
  };
  learnFormulas();
  model.on("change:formulas", learnFormulas);
  return () => model.off("change:formulas", learnFormulas);
};
