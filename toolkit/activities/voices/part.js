// One of many answers on a page: as the box around it knows it, and how it is written.

import { h, isComposing, unique } from "../base/dom.js";

/** @import { Child, Model, Traits, Words } from "../base/types.d.ts" */

const UNWRITTEN = { value: null, sharing: "private", version: 0, saved: "" };

/**
 * `name` is what its files hang on.
 * @template {Traits} T
 * @param {Model<T>} model
 * @param {string} part
 * @param {string} [name]
 * @returns {Model<T>}
 */
export const partOf = (model, part, name) => ({
  get: (trait) => {
    const value = model.get(trait);
    if (trait === "answers") return { [part]: UNWRITTEN, ...value };
    return trait === "face" && name ? { ...value, name } : value;
  },
  on: (event, heard) => model.on(event, heard),
  off: (event, heard) => model.off(event, heard),
  send: (...given) => model.send(...given),
  get connected() {
    return model.connected;
  },
});

/** @param {Model} model @param {string} part */
export const draftKey = (model, part) => `${model.get("draft_key")}/${part}`;

/**
 * Parts that were typed here and never reached the server.
 * @param {Model} model
 */
export const unsentParts = (model) => {
  const start = `workshop-draft:${draftKey(model, "")}`;
  try {
    const names = Object.keys(localStorage).filter((name) => name.startsWith(start));
    return names.map((name) => name.slice(start.length));
  } catch {
    return []; // private browsing may refuse storage
  }
};

/**
 * One choice of many, by its code.
 * @param {{ label: string, options: Record<string, string>, none: string,
 *   onchange: () => void }} about
 */
export const selectBox = ({ label, options, none, onchange }) => {
  const id = unique("choose");
  const made = Object.entries(options).map(([value, words]) =>
    h("option", { value }, words),
  );
  const empty = h("option", { value: "" }, none);
  const select = h("select", { id, onchange }, empty, made);
  const name = h("label", { for: id, class: "ws-label" }, label);
  const root = h("div", { class: "ws-field" }, name, select);
  /** @param {string | null | undefined} value */
  const write = (value) => (select.value = value ?? "");
  return { root, box: select, read: () => select.value, write };
};

/** @param {{ label: string, onchange: () => void }} about */
export const tickBox = ({ label, onchange }) => {
  const id = unique("tick");
  const box = h("input", { type: "checkbox", id, onchange });
  const root = h("div", { class: "ws-choice" }, box, h("label", { for: id }, label));
  return {
    root,
    read: () => box.checked,
    /** @param {boolean | undefined} value */
    write: (value) => (box.checked = Boolean(value)),
  };
};

/**
 * The frame of a form: what it is, its boxes, who sees it, and how to leave it.
 * What is closed goes on saving; it is only out of sight.
 * @param {{ title: string, about: readonly string[], boxes: Child,
 *   kept: { foot: Element }, share: string, close: () => void, words: Words }} form
 */
export const writingForm = ({ title, about, boxes, kept, share, close, words }) => {
  const heading = h("h4", { id: unique("form"), tabindex: "-1" }, title);
  const select = kept.foot.querySelector("select");
  const sharing = h(
    "button",
    {
      type: "button",
      onclick: () => {
        if (!select) return;
        select.value = "cohort";
        select.dispatchEvent(new Event("change"));
        weigh();
      },
    },
    share,
  );
  const weigh = () => (sharing.hidden = select?.value === "cohort");
  select?.addEventListener("change", weigh);
  const leave = h(
    "button",
    { type: "button", class: "ws-quiet", onclick: close },
    words.close,
  );
  /** @param {KeyboardEvent} event */
  const onkeydown = (event) => {
    if (event.key !== "Escape" || isComposing(event) || event.defaultPrevented) return;
    event.preventDefault();
    close();
  };
  const root = h(
    "section",
    { class: "ws-writing", "aria-labelledby": heading.id, onkeydown },
    heading,
    about.map((words) => h("p", { class: "ws-help" }, words)),
    boxes,
    kept.foot,
    h("div", { class: "ws-actions" }, sharing, leave),
  );
  weigh();
  const show = () => {
    weigh();
    root.hidden = false;
    /** @type {HTMLElement | null} */
    const first = root.querySelector("input, textarea, select");
    first?.focus();
  };
  return { root, show };
};
