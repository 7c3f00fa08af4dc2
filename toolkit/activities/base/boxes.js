// A labelled box with a hint: one line, several lines, a number or a day.

import { h, noteLimit, textBox, unique } from "./dom.js";

/** @import { Child } from "./types.d.ts" */

/**
 * @param {{ label: Child, type: string, limit: number, most?: number,
 *   oninput?: () => unknown }} about
 */
const lineBoxOf = ({ label, type, limit, most, oninput }) => {
  const id = unique("line");
  const numeric = type === "number" ? { min: 0, max: most, inputmode: "numeric" } : {};
  const dir = type === "text" ? "auto" : null;
  const box = h("input", {
    id,
    type,
    dir,
    autocomplete: "off",
    oninput,
    ...numeric,
  });
  if (dir) noteLimit(box, limit);
  const name = h("label", { for: id, class: "ws-label" }, label);
  return { root: h("div", { class: "ws-field" }, name, box), box, grow: () => {} };
};

/**
 * `lines` asks for a box that grows; without it the box is one line of `type`.
 * @param {{ label: Child, hint?: string, lines?: number, type?: string, limit?: number,
 *   most?: number, oninput?: () => unknown }} about
 */
export const askedBox = ({
  label,
  hint,
  lines,
  type = "text",
  limit = 300,
  most,
  oninput,
}) => {
  const made = lines
    ? textBox({ label, lines, limit, oninput })
    : lineBoxOf({ label, type, limit, most, oninput });
  if (hint) {
    const told = h("p", { class: "ws-help", id: unique("hint") }, hint);
    made.box.setAttribute("aria-describedby", told.id);
    made.box.before(told);
  }
  /** @param {string | number | null | undefined} value */
  const write = (value) => {
    made.box.value = String(value ?? "");
    made.grow();
  };
  return { ...made, read: () => made.box.value, write };
};
