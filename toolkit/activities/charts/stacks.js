// How many stand at each stage, a stack for each statement and moment.

import { h } from "../base/dom.js";
import { share, span } from "./spans.js";

/** @import { Stack, StacksShown } from "./shapes.d.ts" */

/** @param {StacksShown} chart */
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
  /** @param {number} index */
  const isFirst = (index) => rows[index - 1]?.[0] !== rows[index][0];
  /** @param {string} name */
  const named = (name) => {
    const lines = rows.filter(([other]) => other === name).length;
    const drawnName = span("ws-chart-name", name);
    drawnName.style.gridRow = `span ${lines}`;
    return drawnName;
  };
  /** @param {readonly string[]} row @param {number} index */
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
    h(
      "div",
      { class: "ws-chart-halves" },
      parts.map((part) => h("div", { class: "ws-chart-stacks" }, part)),
    ),
  ];
};
