// Words as large as there is room for them, and never smaller than can be read from the
// back of a room: what does not fit goes to further pages.

/** @import { Leaf } from "./types.d.ts" */

const SHRINK = 0.92;
const NARROWEST = 60; // in units; a narrower screen is a phone in somebody's hand
const SMALLEST_UNIT = 7.7; // 16 px of text, for that phone
const ROUNDING = 0.02;

/**
 * The unit of the screen: a hundredth of its width, or of what fits its height. Style
 * sheets could say so, but in no Safari before 16.
 * @param {HTMLElement} root
 */
export const measure = (root) => {
  const fits = Math.min(root.clientWidth / 100, root.clientHeight / 56.25);
  const unit = root.hasAttribute("data-alone") ? Math.max(fits, SMALLEST_UNIT) : fits;
  root.style.setProperty("--u", `${unit}px`);
  root.toggleAttribute("data-narrow", root.clientWidth < NARROWEST * unit);
};

/** @param {Leaf} leaf */
const gapOf = ({ flow }) => Number.parseFloat(getComputedStyle(flow).columnGap) || 0;

/**
 * How far the next page of a leaf is; what is rounded would add up from page to page.
 * @param {Leaf} leaf
 */
export const strideOf = (leaf) => leaf.flow.getBoundingClientRect().width + gapOf(leaf);

/** @param {Leaf} leaf */
const pagesOf = (leaf) => {
  const length = leaf.flow.scrollWidth + gapOf(leaf);
  return Math.max(1, Math.ceil(length / strideOf(leaf) - ROUNDING));
};

/**
 * Finds the size of a leaf in so many columns.
 * @param {Leaf} leaf
 * @param {number} columns
 */
const fitColumns = (leaf, columns) => {
  const { root, flow, least, most, items } = leaf;
  let size = most;
  const set = () => root.style.setProperty("--fit", String(size));
  const fits = () => pagesOf(leaf) === 1 && flow.scrollHeight <= flow.clientHeight + 1;
  flow.dataset.columns = String(columns);
  root.removeAttribute("data-whole");
  set();
  while (size > least && !fits()) {
    size = Math.max(least, size * SHRINK);
    set();
  }
  const pages = pagesOf(leaf);
  const broken = items.filter((item) => item.getClientRects().length > 1).length;
  root.toggleAttribute("data-whole", pages === 1 && fits());
  return { columns, pages, size, broken };
};

/** @typedef {ReturnType<typeof fitColumns>} Fitted */

/**
 * Fewer pages are better, unless most of what is on them is torn; then larger words.
 * @param {Leaf} leaf
 */
const byCost = ({ items }) => {
  /** @param {Fitted} fitted */
  const cost = ({ pages, broken }) => pages * (1 + broken / (items.length || 1));
  /** @param {Fitted} one @param {Fitted} other */
  return (one, other) => cost(one) - cost(other) || other.size - one.size;
};

/**
 * Finds the size of a leaf, and how many columns read best; gives its pages.
 * @param {Leaf} leaf
 */
export const fit = (leaf) => {
  const choice = leaf.root.closest("[data-narrow]") ? [1] : leaf.columns;
  const tried = choice.map((columns) => fitColumns(leaf, columns));
  const [best] = [...tried].sort(byCost(leaf));
  if (best !== tried.at(-1)) fitColumns(leaf, best.columns);
  return best.pages;
};
