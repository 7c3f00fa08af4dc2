// Charts to look at, each with a table that says the same.

import { h } from "../base/dom.js";
import { share, span } from "./spans.js";
import { inHalves, stacks } from "./stacks.js";

/** @import { Child, Words } from "../base/types.d.ts" */
/** @import { BarsShown, ColumnsShown, Range, RangesShown, TableShown } from "./shapes.d.ts" */
/** @import { ChartShown } from "./types.d.ts" */

/** @typedef {{ key?: Child, rows: Child[] }} Picture */

/** @param {...Child} cells */
const chartRow = (...cells) => h("div", { class: "ws-chart-row" }, cells);

/** @param {BarsShown} chart @returns {Picture} */
const bars = ({ rows, drawn }) => ({
  rows: rows.map(([option, count, percent], index) =>
    chartRow(
      span("ws-chart-name", option),
      share(span("ws-chart-bar"), "--share", drawn[index].share),
      span("ws-chart-number", h("strong", {}, count), ` ${percent}`),
    ),
  ),
});

/** @param {ColumnsShown} chart @param {Words} words */
const columns = ({ rows, drawn, ends }, words) => {
  const points = drawn.filter((one) => "count" in one);
  const mean = drawn.find((one) => "mean" in one)?.mean ?? 0;
  const most = Math.max(1, ...points.map(({ count }) => count));
  /** @param {readonly string[]} row @param {number} index */
  const column = ([option, count], index) =>
    h(
      "div",
      { class: "ws-chart-column" },
      span("ws-chart-number", h("strong", {}, count)),
      share(span("ws-chart-pillar"), "--share", points[index].count / most),
      span("ws-chart-name", option),
    );
  // The middle of the first column is the low end, that of the last the high end.
  const along = (0.5 + mean * (rows.length - 1)) / rows.length;
  const marker = share(
    span("ws-chart-mean", span("", words.mean_mark)),
    "--along",
    along,
  );
  return h(
    "div",
    { class: "ws-chart-scale" },
    h("div", { class: "ws-chart-columns" }, rows.map(column), marker),
    h(
      "div",
      { class: "ws-chart-ends" },
      ends.map((end) => span("", end)),
    ),
  );
};

/** @param {RangesShown} chart @returns {Picture} */
const ranges = ({ rows, drawn, ends }) => {
  /** @param {Range} range */
  const track = ({ low, high, mean }) => {
    const line = share(share(span("ws-chart-line"), "--low", low), "--high", high);
    return span("ws-chart-track", line, share(span("ws-chart-dot"), "--along", mean));
  };
  const named = ends.map((end) => span("", end));
  return {
    key: chartRow(span(""), span("ws-chart-ends", named), span("")),
    rows: rows.map(([card, mean], index) =>
      chartRow(
        span("ws-chart-name", card),
        track(drawn[index]),
        span("ws-chart-number", h("strong", {}, mean)),
      ),
    ),
  };
};

/**
 * What is drawn: the rows, and what says how to read them.
 * @param {ChartShown} chart
 * @param {Words} words
 * @returns {Picture}
 */
export const pictureOf = (chart, words) => {
  if (chart.kind === "bars") return bars(chart);
  if (chart.kind === "columns") return { rows: [columns(chart, words)] };
  return chart.kind === "ranges" ? ranges(chart) : stacks(chart);
};

/** @param {ChartShown} chart @param {Words} words */
const wholePicture = (chart, words) => {
  const { key, rows } = pictureOf(chart, words);
  if (chart.kind === "columns") return rows;
  if (chart.kind !== "stacks")
    return h("div", { class: `ws-chart-${chart.kind}` }, key, rows);
  return [key, inHalves(rows)];
};

/** @param {TableShown} chart */
export const chartTable = ({ title, headings, rows }) => {
  const head = headings.map((word) => h("th", { scope: "col" }, word));
  /** @param {readonly string[]} cells */
  const row = ([first, ...others]) =>
    h(
      "tr",
      {},
      h("th", { scope: "row" }, first),
      others.map((cell) => h("td", {}, cell)),
    );
  return h(
    "table",
    {},
    h("caption", { class: "ws-hidden" }, title),
    h("thead", {}, h("tr", {}, head)),
    h("tbody", {}, rows.map(row)),
  );
};

/**
 * The picture is for the eye; its table, folded away, is for everybody.
 * @param {ChartShown} chart
 * @param {Words} words
 */
export const drawChart = (chart, words) =>
  h(
    "figure",
    { class: "ws-chart" },
    h(
      "figcaption",
      {},
      h("strong", {}, chart.title),
      h("span", { class: "ws-chart-note" }, chart.note),
    ),
    h(
      "div",
      { class: "ws-chart-picture", "aria-hidden": "true" },
      wholePicture(chart, words),
    ),
    h("details", {}, h("summary", {}, words.as_table), chartTable(chart)),
  );
