import { h, unique } from "./dom.js";
import { closeOnEscape } from "./escape.js";

/** @import { Child, Model, Traits } from "./types.d.ts" */

/**
 * The usual frame of an activity: heading, help, body, and the keeper's footer. What
 * can be filled in or pressed is in a fieldset, so that a pause reaches all of it.
 * @template {Traits} T
 * @param {Model<T>} model
 * @param {Element} el
 * @param {...Child} children
 */
export const frame = (model, el, ...children) => {
  const { help } = model.get("face");
  framedWith(model, el, help && h("p", { class: "ws-help" }, help), ...children);
};

/**
 * The same, with something of the activity's own where its help would stand.
 * @template {Traits} T
 * @param {Model<T>} model
 * @param {Element} el
 * @param {Child} helped
 * @param {...Child} children
 */
export const framedWith = (model, el, helped, ...children) => {
  const { prompt } = model.get("face");
  const id = unique("prompt");
  const heading = h("h3", { class: "ws-prompt", id }, prompt);
  const disabled = "paused" in document.documentElement.dataset;
  const body = h(
    "fieldset",
    { class: "ws-pausable", role: "presentation", disabled },
    children,
  );
  const named = { "aria-labelledby": id, "data-activity": model.get("face").name };
  const about = { class: "ws-activity", ...named, onkeydown: closeOnEscape };
  el.replaceChildren(h("section", about, heading, helped, body));
};
