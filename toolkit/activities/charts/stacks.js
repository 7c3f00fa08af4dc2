// How many stand at each stage, a stack for each statement and moment.

import { h } from "../base/dom.js";
import { share, span } from "./spans.js";

/** @import { Stack, StacksShown } from "./shapes.d.ts" */

/** @import { Child } from "../base/types.d.ts" */

const MOST_STACKED = 8; // what is more stands in two columns

/**
 * A row for each statement, with what is compared below each other.
 * @param {StacksShown} chart
 */
export const stacks = ({ rows, drawn, ends }) => {
  const legend = ends.map((name, stage) =>
    h("li", { "data-stage": stage + 1 }, `${stage + 1} ${name}`),
  );
  /** @param {Stack} stack */
  const stack = ({ counts }) =>
    span(
      "ws-chart-stack",
      counts.map((count, stage) => {
        const part = h("span", { "data-stage": stage + 1 }, String(count));
        return count > 0 && share(part, "--share", count);
      }),
    );
  const compares = new Set(rows.map(([, when]) => when)).size > 1;
  /** @param {string} name */
  const statement = (name) => {
    const own = [...rows.keys()].filter((index) => rows[index][0] === name);
    const named = span("ws-chart-name", name);
    named.style.gridRow = `span ${own.length}`;
    const lines = own.map((index) => [
      span("ws-chart-when", compares ? rows[index][1] : ""),
      stack(drawn[index]),
    ]);
    return h("div", { class: "ws-chart-row" }, named, lines);
  };
  const names = [...new Set(rows.map(([name]) => name))];
  const key = h("ul", { class: "ws-chart-legend" }, legend);
  return { key, rows: names.map(statement) };
};

/** @param {readonly Child[]} rows */
export const inHalves = (rows) => {
  const half = Math.ceil(rows.length / 2);
  const parts =
    rows.length > MOST_STACKED ? [rows.slice(0, half), rows.slice(half)] : [rows];
  return h(
    "div",
    { class: "ws-chart-halves" },
    parts.map((part) => h("div", { class: "ws-chart-stacks" }, part)),
  );
};
