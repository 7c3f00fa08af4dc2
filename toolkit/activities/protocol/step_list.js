// The steps of a protocol with their minutes.

import { h, say } from "../base/dom.js";

/** @import { Words } from "../base/types.d.ts" */
/** @import { StepShown } from "./shapes.d.ts" */

/** @param {number} count @param {Words} words */
export const inMinutes = (count, words) =>
  count === 1 ? words.minute : say(words.minutes, { count });

/** @param {readonly StepShown[]} steps @param {Words} words */
export const stepList = (steps, words) => {
  const items = steps.map(({ minutes, step, who }) => {
    const now = h("span", { class: "ws-tag", hidden: true }, words.now);
    const about = h("p", { class: "ws-meta" }, `${inMinutes(minutes, words)} · ${who}`);
    return {
      now,
      item: h("li", {}, h("p", {}, h("strong", {}, step), " ", now), about),
    };
  });
  /** @param {number} current */
  const mark = (current) =>
    items.forEach(({ item, now }, index) => {
      now.hidden = index !== current;
      if (index === current) item.setAttribute("aria-current", "step");
      else item.removeAttribute("aria-current");
    });
  const list = h(
    "ol",
    { class: "ws-steps", "aria-label": words.steps },
    items.map(({ item }) => item),
  );
  return { list, mark };
};
