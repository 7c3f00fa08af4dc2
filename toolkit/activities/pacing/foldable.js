// Something to read that the person may fold away.

import { h, replace } from "../base/dom.js";

/** @import { Child } from "../base/types.d.ts" */

const isWriting = () => document.activeElement?.matches?.("textarea, input, select");

/**
 * Something to read that the person may fold away; it comes back when it changes.
 * @param {string} name
 * @param {string} title
 */
export const foldable = (name, title) => {
  const summary = h("summary", {}, title);
  const inside = h("div", {
    class: "ws-pace-inside",
    tabindex: "0",
    role: "group",
    "aria-label": title,
  });
  const root = h(
    "details",
    { class: `ws-pace-${name}`, hidden: true },
    summary,
    inside,
  );
  let drawn = "";
  /** @param {string} key @param {Child} line @param {...Child} parts */
  const draw = (key, line, ...parts) => {
    root.hidden = !key;
    if (key === drawn) return;
    drawn = key;
    replace(summary, h("strong", {}, title), " ", h("span", {}, line));
    replace(inside, parts);
    // Under somebody's typing a line is enough: they open it when they want to.
    root.open = Boolean(key) && !isWriting();
  };
  return { root, draw };
};
