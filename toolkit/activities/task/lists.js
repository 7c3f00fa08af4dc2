// Lists of short entries, and small tables: rows are added and taken away.

import { h, replace, say, unique } from "../base/dom.js";

/** @import { Makers, Surroundings } from "./types.d.ts" */

/** @type {Makers["lists"]} */
export const listField = (model, field, { touch, words }) => {
  const most = model.get("face").most_rows;
  const lists = field.parts.map((title) => entryList(title, { most, touch, words }));
  return {
    body: h(
      "div",
      { class: "ws-lists" },
      lists.map((list) => list.root),
    ),
    read: () => lists.map((list) => list.read()),
    write: (value) => lists.forEach((list, index) => list.write(value?.[index] ?? [])),
  };
};

/** @param {string} title @param {Surroundings & { most: number }} surroundings */
const entryList = (title, { most, touch, words }) => {
  const id = unique("entry");
  /** @type {string[]} */
  let entries = [];
  const items = h("ul", { class: "ws-entries" });
  const status = h("p", { class: "ws-hidden", role: "status" });
  /** @param {string} words */
  const say_ = (words) => (status.textContent = words);
  /** @param {number} index */
  const remove = (index) => {
    entries = entries.filter((_, other) => other !== index);
    draw();
    box.focus();
    say_(words.removed);
    touch();
  };
  const add = () => {
    const text = box.value.trim();
    if (text && entries.length < most) {
      entries = [...entries, text];
      box.value = "";
      draw();
      say_(words.added);
      touch();
    } else if (text) full.textContent = say(words.full, { most });
    box.focus();
  };
  /** @param {KeyboardEvent} event */
  const onkeydown = (event) => {
    if (event.key !== "Enter" || event.isComposing) return;
    event.preventDefault();
    add();
  };
  const box = h("input", {
    id,
    type: "text",
    maxlength: 1000,
    oninput: () => touch(),
    onkeydown,
  });
  const full = h("p", { class: "ws-note", role: "status" });
  const draw = () => {
    full.textContent = "";
    replace(
      items,
      entries.map((entry, index) => {
        const label = say(words.remove_item, { item: entry });
        const onclick = () => remove(index);
        const away = {
          type: "button",
          class: "ws-quiet",
          "aria-label": label,
          onclick,
        };
        return h("li", {}, h("span", {}, entry), h("button", away, words.remove));
      }),
    );
  };
  const labelled = { type: "button", "aria-label": say(words.add_to, { list: title }) };
  const root = h(
    "div",
    { class: "ws-entry-list" },
    h("label", { for: id, class: "ws-label" }, title),
    h(
      "div",
      { class: "ws-adding" },
      box,
      h("button", { ...labelled, onclick: add }, words.add),
    ),
    full,
    status,
    items,
  );
  return {
    root,
    // An entry that is still being typed counts: leaving the page must not lose it.
    read: () => [...entries, box.value.trim()].filter(Boolean).slice(0, most),
    /** @param {readonly string[]} value */
    write: (value) => {
      entries = [...value];
      box.value = "";
      draw();
    },
  };
};
