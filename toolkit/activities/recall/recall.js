// One's own earlier answer, to read.

import { h, replace, say } from "../base/dom.js";
import { frame } from "../base/frame.js";
import { said } from "../base/said.js";

/** @import { Given, Traits } from "../base/types.d.ts" */
/** @import { RecallFace, RecallRoom } from "./shapes.d.ts" */

/** @param {Given<Traits<RecallFace, RecallRoom>>} given */
export const render = ({ model, el, words }) => {
  const { title } = model.get("face");
  const body = h("div", { class: "ws-recall", role: "status" });
  const missing = () => {
    const named = title ? `${words.empty_recall}: ${title}` : words.empty_recall;
    return h("p", { class: "ws-meta" }, `${named}.`);
  };
  const draw = () => {
    const { texts = [], asked, on } = model.get("room");
    if (!texts.length) return replace(body, missing());
    replace(
      body,
      h("p", { class: "ws-meta" }, asked),
      h(
        "blockquote",
        { class: "ws-quote" },
        texts.map((text) => said(text, words)),
      ),
      h("p", { class: "ws-meta" }, say(words.answered_on, { on })),
    );
  };
  draw();
  model.on("change:room", draw);
  frame(model, el, body);
  return () => model.off("change:room", draw);
};
