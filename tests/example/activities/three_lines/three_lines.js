// Three boxes, each under the beginning of its line.

import { keeper } from "toolkit/base/answer.js";
import { askedBox } from "toolkit/base/boxes.js";
import { frame } from "toolkit/base/frame.js";

/** @import { Face } from "toolkit/base/shapes.d.ts" */
/** @import { Given, Traits } from "toolkit/base/types.d.ts" */

/** @typedef {Face & { lines: string[] }} LinesFace */
/** @typedef {{ lines: string[] }} Lines */

/** @param {Given<Traits<LinesFace, object, Lines>>} given */
export const render = ({ model, el, words }) => {
  const { lines } = model.get("face");
  const boxes = lines.map((label) =>
    askedBox({
      label,
      lines: 2,
      limit: 500,
      oninput: () => {
        kept.touch();
      },
    }),
  );
  const kept = keeper(model, {
    read: () => ({ lines: boxes.map((box) => box.read()) }),
    /** @param {Lines | null} value */
    write: (value) => {
      boxes.forEach((box, at) => box.write(value?.lines?.[at]));
    },
    /** @param {Lines | null} value */
    shown: (value) =>
      lines.map((line, at) => `${line}: ${value?.lines?.[at] || "–"}`).join("\n"),
    words,
  });
  frame(
    model,
    el,
    boxes.map((box) => box.root),
    kept.foot,
  );
  return kept.stop;
};
