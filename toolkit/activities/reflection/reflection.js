// One box to think in, or several with a label each.

import { keeper } from "../base/answer.js";
import { textBox } from "../base/dom.js";
import { frame } from "../base/frame.js";

export const render = ({ model, el, words }) => {
  const { prompt, fields, lines } = model.get("face");
  const labels = fields.length ? fields : [prompt];
  const boxes = labels.map((label) =>
    textBox({ label, lines, hidden: !fields.length, oninput: () => kept.touch() }),
  );
  const texts = (value) => value?.texts ?? [];
  const kept = keeper(model, {
    read: () => ({ texts: boxes.map(({ box }) => box.value) }),
    write: (value) =>
      boxes.forEach(({ box, grow }, index) => {
        box.value = texts(value)[index] ?? "";
        grow();
      }),
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
