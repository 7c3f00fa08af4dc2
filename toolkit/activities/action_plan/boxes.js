// Boxes of a plan: one line, or a passage, each with a hint.

import { h, noteLimit, textBox, unique } from "../base/dom.js";

/**
 * `typed` is told what stands in the box.
 * @typedef {{ label: string, value: string, help?: string,
 *   typed: (text: string) => void }} About
 */

/** @param {About & { type?: string }} about */
export const lineBox = ({ label, type = "text", value, help, typed }) => {
  const id = unique("line");
  const hint = help && h("p", { class: "ws-help", id: unique("hint") }, help);
  const described = { "aria-describedby": hint ? hint.id : null };
  const dir = type === "text" ? "auto" : null;
  const oninput = () => {
    typed(box.value);
  };
  const box = h("input", { id, type, dir, value, oninput, ...described });
  if (dir) noteLimit(box, 300);
  return h(
    "div",
    { class: "ws-field" },
    h("label", { for: id, class: "ws-label" }, label),
    hint,
    box,
  );
};

/** @param {About & { lines?: number }} about */
export const passage = ({ label, value, help, lines = 2, typed }) => {
  const oninput = () => {
    typed(box.value);
  };
  const { root, box } = textBox({ label, value, lines, limit: 4000, oninput });
  if (!help) return root;
  const hint = h("p", { class: "ws-help", id: unique("hint") }, help);
  box.setAttribute("aria-describedby", hint.id);
  box.before(hint);
  return root;
};
