// One box to think in, or several with a label each.

import { keeper } from "../base/answer.js";
import { textBox } from "../base/dom.js";
import { frame } from "../base/frame.js";

/** @import { Given, Traits } from "../base/types.d.ts" */
/** @import { ReflectionAnswer, ReflectionFace } from "./shapes.d.ts" */

/** @param {Given<Traits<ReflectionFace, object, ReflectionAnswer>>} given */
export const render = ({ model, el, words }) => {
  const { prompt, fields, lines } = model.get("face");
  const labels = fields.length ? fields : [prompt];
  const oninput = () => {
    kept.touch();
  };
  const boxes = labels.map((label) =>
    textBox({ label, lines, hidden: !fields.length, oninput }),
  );
  /** @param {ReflectionAnswer | null} value */
  const texts = (value) => value?.texts ?? [];
  const kept = keeper(model, {
    read: () => ({ texts: boxes.map(({ box }) => box.value) }),
    /** @param {ReflectionAnswer | null} value */
    write: (value) =>
      boxes.forEach(({ box, grow }, index) => {
        box.value = texts(value)[index] ?? "";
        grow();
      }),
    /** @param {ReflectionAnswer | null} value */
    shown: (value) => {
      const said = texts(value).map((text, index) =>
        [fields[index], text || words.empty_answer].filter(Boolean).join(": "),
      );
      return said.join("\n") || words.empty_answer;
    },
    words,
  });
  frame(
    model,
    el,
    boxes.map(({ root }) => root),
    kept.foot,
  );
  return kept.stop;
};
