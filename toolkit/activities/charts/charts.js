// Charts to look at, each with a table that says the same.

import { h } from "../base/dom.js";

const share = (element, name, value) => {
  element.style.setProperty(name, String(value)); // a policy forbids style attributes
  return element;
};
const span = (name, ...inside) => h("span", { class: name }, inside);

const bars = ({ rows, drawn }) =>
  h("div", { class: "ws-chart-bars" }, rows.map(([option, count, percent], index) => [
    span("ws-chart-name", option),
    share(span("ws-chart-bar"), "--share", drawn[index].share),
    span("ws-chart-number", h("strong", {}, count), ` ${percent}`),
  ]));

const columns = ({ rows, drawn, ends }, words) => {
  const points = drawn.slice(0, rows.length);
  const { mean } = drawn.at(-1);
  const most = Math.max(1, ...points.map(({ count }) => count));
  const column = ([option, count], index) =>
    h("div", { class: "ws-chart-column" },
      span("ws-chart-number", h("strong", {}, count)),
      share(span("ws-chart-pillar"), "--share", points[index].count / most),
      span("ws-chart-name", option));
  // The middle of the first column is the low end, that of the last the high end.
  const along = (0.5 + mean * (rows.length - 1)) / rows.length;
  const marker = share(span("ws-chart-mean", span("", words.mean_mark)), "--along", along);
  return h("div", { class: "ws-chart-scale" },
    h("div", { class: "ws-chart-columns" }, rows.map(column), marker),
    h("div", { class: "ws-chart-ends" }, ends.map((end) => span("", end))));
};

const ranges = ({ rows, drawn, ends }) => {
  const track = ({ low, high, mean }) => {
    const line = share(share(span("ws-chart-line"), "--low", low), "--high", high);
    return span("ws-chart-track", line, share(span("ws-chart-dot"), "--along", mean));
  };
  return h("div", { class: "ws-chart-ranges" },
    span(""), span("ws-chart-ends", ends.map((end) => span("", end))), span(""),
    rows.map(([card, mean], index) => [
      span("ws-chart-name", card), track(drawn[index]), span("ws-chart-number", h("strong", {}, mean)),
    ]));
};

const stacks = ({ rows, drawn, ends }) => {
  const legend = ends.map((name, stage) => h("li", { "data-stage": stage + 1 }, `${stage + 1} ${name}`));
  const stack = ({ counts }) =>
    span("ws-chart-stack", counts.map((count, stage) => {
      const part = h("span", { "data-stage": stage + 1 }, String(count));
      return count > 0 && share(part, "--share", count);
    }));
  const compares = new Set(rows.map(([, when]) => when)).size > 1;
  const isFirst = (index) => rows[index - 1]?.[0] !== rows[index][0];
  const named = (name) => {
    const lines = rows.filter(([other]) => other === name).length;
    const drawnName = span("ws-chart-name", name);
    drawnName.style.gridRow = `span ${lines}`;
    return drawnName;
  };
  const line = ([name, when], index) => [
    isFirst(index) && named(name),
    span("ws-chart-when", compares ? when : ""),
    stack(drawn[index]),
  ];
  // Many statements stand in two columns; what is compared stays together.
  let half = Math.ceil(rows.length / 2);
  while (half < rows.length && !isFirst(half)) half += 1;
  const lines = rows.map(line);
  const parts = rows.length > 8 ? [lines.slice(0, half), lines.slice(half)] : [lines];
  return [
    h("ul", { class: "ws-chart-legend" }, legend),
    h("div", { class: "ws-chart-halves" }, parts.map((part) => h("div", { class: "ws-chart-stacks" }, part))),
  ];
};

const PICTURES = { bars, columns, ranges, stacks };

const chartTable = ({ title, headings, rows }) => {
  const head = headings.map((word) => h("th", { scope: "col" }, word));
  const row = ([first, ...others]) =>
    h("tr", {}, h("th", { scope: "row" }, first), others.map((cell) => h("td", {}, cell)));
  return h("table", {}, h("caption", { class: "ws-hidden" }, title), h("thead", {}, h("tr", {}, head)),
    h("tbody", {}, rows.map(row)));
};

// The picture is for the eye; its table, folded away, is for everybody.
export const drawChart = (chart, words) =>
  h("figure", { class: "ws-chart" },
    h("figcaption", {}, h("strong", {}, chart.title), h("span", { class: "ws-chart-note" }, chart.note)),
    h("div", { class: "ws-chart-picture", "aria-hidden": "true" }, PICTURES[chart.kind](chart, words)),
    h("details", {}, h("summary", {}, words.as_table), chartTable(chart)));
