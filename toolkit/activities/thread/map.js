// The thread as a picture: strips from top to bottom, joins as arcs beside them.

import { h, replace } from "../base/dom.js";
import { svg } from "../base/svg.js";

/** @import { Child, Words } from "../base/types.d.ts" */
/** @import { Join, ThreadGiven, ThreadOwn } from "./shapes.d.ts" */

const ROW = 60;
const ARCS = 96;

/**
 * The further apart two strips are, the wider their arc; its number says which join.
 * @param {Join} join
 * @param {(strip: number) => number} placeOf
 * @param {number} count
 */
const arc = ({ from, kind, to }, placeOf, count) => {
  const [first, last] = [placeOf(from), placeOf(to)].sort((one, other) => one - other);
  const [top, bottom] = [first, last].map((place) => place * ROW + ROW / 2);
  const reach = 22 + ((ARCS - 34) * (last - first)) / Math.max(1, count - 1);
  const [x, y] = [ARCS - reach, (top + bottom) / 2];
  const bend = ARCS - (4 / 3) * reach;
  const path = `M ${ARCS} ${top} C ${bend} ${top}, ${bend} ${bottom}, ${ARCS} ${bottom}`;
  return svg(
    "g",
    { class: "ws-arc", "data-kind": kind },
    svg("path", { d: path }),
    svg("circle", { cx: x, cy: y, r: 9 }),
    svg("text", { x, y: y + 4 }, String(kind + 1)),
  );
};

/** @param {ThreadOwn} face @param {Words} words */
export const threadMap = ({ strips, images, joins: kinds }, words) => {
  const drawing = h("div", { class: "ws-map" });
  const key = h(
    "p",
    { class: "ws-map-key" },
    kinds.map((name, kind) =>
      h(
        "span",
        { "data-kind": kind },
        h("strong", { class: "ws-kind" }, String(kind + 1)),
        ` ${name}`,
      ),
    ),
  );
  /** @param {number} strip @param {number} place @param {readonly number[]} on */
  const row = (strip, place, on) =>
    h(
      "div",
      { class: "ws-map-row" },
      h("span", {}, `${place + 1}. ${strips[strip]}`),
      on.length > 0 && h("small", {}, on.map((image) => images[image]).join(" · ")),
    );
  /** @param {Omit<ThreadGiven, "answers">} thread */
  const draw = ({ order, joins, images: marked }) => {
    const height = order.length * ROW;
    const size = { viewBox: `0 0 ${ARCS} ${height}`, width: ARCS, height };
    /** @param {number} strip */
    const placeOf = (strip) => order.indexOf(strip);
    const arcs = joins.map((join) => arc(join, placeOf, order.length));
    const rows = order.map((strip, place) => row(strip, place, marked[strip] ?? []));
    replace(drawing, svg("svg", size, arcs), h("div", {}, rows));
  };
  const root = h(
    "div",
    { class: "ws-thread-map", "aria-hidden": "true" },
    h("p", { class: "ws-label" }, words.map),
    drawing,
    key,
  );
  return { root, draw };
};
