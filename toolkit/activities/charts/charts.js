// Charts to look at, each with a table that says the same.

import { h } from "../base/dom.js";
import { share, span } from "./spans.js";
import { stacks } from "./stacks.js";

const bars = ({ rows, drawn }) =>
  h(
    "div",
    { class: "ws-chart-bars" },
    rows.map(([option, count, percent], index) => [
      span("ws-chart-name", option),
      share(span("ws-chart-bar"), "--share", drawn[index].share),
      span("ws-chart-number", h("strong", {}, count), ` ${percent}`),
    ]),
  );

const columns = ({ rows, drawn, ends }, words) => {
  const points = drawn.slice(0, rows.length);
  const { mean } = drawn.at(-1);
  const most = Math.max(1, ...points.map(({ count }) => count));
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

const ranges = ({ rows, drawn, ends }) => {
  const track = ({ low, high, mean }) => {
    const line = share(share(span("ws-chart-line"), "--low", low), "--high", high);
    return span("ws-chart-track", line, share(span("ws-chart-dot"), "--along", mean));
  };
  return h(
    "div",
    { class: "ws-chart-ranges" },
    span(""),
    span(
      "ws-chart-ends",
      ends.map((end) => span("", end)),
    ),
    span(""),
    rows.map(([card, mean], index) => [
      span("ws-chart-name", card),
      track(drawn[index]),
      span("ws-chart-number", h("strong", {}, mean)),
    ]),
  );
};

const PICTURES = { bars, columns, ranges, stacks };

const chartTable = ({ title, headings, rows }) => {
  const head = headings.map((word) => h("th", { scope: "col" }, word));
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

// The picture is for the eye; its table, folded away, is for everybody.
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
      PICTURES[chart.kind](chart, words),
    ),
    h("details", {}, h("summary", {}, words.as_table), chartTable(chart)),
  );
