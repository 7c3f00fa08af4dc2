// The thread as a picture: strips from top to bottom, joins as arcs beside them.

import { h, replace } from "../base/dom.js";
import { svg } from "../base/svg.js";

/** @import { Child, Words } from "../base/types.d.ts" */
/** @import { Join, ThreadGiven, ThreadOwn } from "./shapes.d.ts" */

const ARCS = 96;

/**
 * The further apart two strips are, the wider their arc; its number says which join.
 * @param {Join} join
 * @param {(strip: number) => number} placeOf
 * @param {readonly number[]} middles
 */
const arc = ({ from, kind, to }, placeOf, middles) => {
  const [first, last] = [placeOf(from), placeOf(to)].sort((one, other) => one - other);
  const [top, bottom] = [middles[first], middles[last]];
  const reach = 22 + ((ARCS - 34) * (last - first)) / Math.max(1, middles.length - 1);
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
  const arcs = svg("svg", { width: ARCS });
  const rows = h("div", {});
  const drawing = h("div", { class: "ws-map" }, arcs, rows);
  /** @type {Omit<ThreadGiven, "answers">} */
  let thread = { order: [], joins: [], images: [] };
  // Arcs lead to the middles of rows, which are as high as their words.
  const drawArcs = () => {
    /** @type {NodeListOf<HTMLElement>} */
    const drawn = rows.querySelectorAll(".ws-map-row");
    const middles = [...drawn].map((one) => one.offsetTop + one.offsetHeight / 2);
    const height = rows.offsetHeight;
    arcs.setAttribute("viewBox", `0 0 ${ARCS} ${height}`);
    arcs.setAttribute("height", String(height));
    /** @param {number} strip */
    const placeOf = (strip) => thread.order.indexOf(strip);
    arcs.replaceChildren(...thread.joins.map((join) => arc(join, placeOf, middles)));
  };
  new ResizeObserver(drawArcs).observe(rows);
  /** @param {Omit<ThreadGiven, "answers">} now */
  const draw = (now) => {
    thread = now;
    const { order, images: marked } = now;
    replace(
      rows,
      order.map((strip, place) => row(strip, place, marked[strip] ?? [])),
    );
    drawArcs();
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
