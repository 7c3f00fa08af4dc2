// A poll's counts, as a table that can be read out.

import { h, replace } from "../base/dom.js";

/** @import { Voted } from "./shapes.d.ts" */

export const voteTable = () => {
  const body = h("tbody", {});
  const root = h("table", { class: "ws-votes" }, body);
  let drawn = "";
  /** @param {Voted} room */
  const draw = ({ votes, answered }) => {
    root.hidden = !votes.length;
    const as = JSON.stringify([votes, answered]);
    if (as === drawn) return;
    drawn = as;
    replace(
      body,
      votes.map(([option, count]) =>
        h(
          "tr",
          {},
          h("th", { scope: "row" }, option),
          h(
            "td",
            {},
            h("meter", {
              min: 0,
              max: Math.max(1, answered),
              value: count,
              "aria-hidden": "true",
            }),
            ` ${count}`,
          ),
        ),
      ),
    );
    body.querySelectorAll("meter").forEach((meter, at) => (meter.value = votes[at][1]));
  };
  return { root, draw };
};
