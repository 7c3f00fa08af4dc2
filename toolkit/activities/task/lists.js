// Lists of short entries: added one by one, or as they were pasted, and taken away.

import { h, isComposing, replace, say, textBox } from "../base/dom.js";
import { around, pastedRows, severalPasted } from "../base/pasted.js";

/** @import { Makers, Surroundings } from "./types.d.ts" */

/** The server's limit of an entry: a longer one would keep the whole list from it. */
const LONGEST_ENTRY = 1000;

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

/** @param {readonly string[]} row */
const entryOf = (row) => row.filter(Boolean).join(", ").replace(/\s+/g, " ");

/**
 * A line as it was typed; several are a list that was pasted.
 * @param {string} text
 */
const entriesIn = (text) =>
  text.trim().includes("\n") ? pastedRows(text).map(entryOf) : [text.trim()];

/** @param {string} value @param {() => void} remove @param {Surroundings["words"]} words */
const entryLine = (value, remove, words) => {
  const label = say(words.remove_item, { item: value });
  const away = { type: "button", class: "ws-quiet", "aria-label": label };
  return h(
    "li",
    {},
    h("span", { dir: "auto" }, value),
    h("button", { ...away, onclick: remove }, words.remove),
  );
};

/** @param {string} title @param {Surroundings & { most: number }} surroundings */
const entryList = (title, { most, touch, words }) => {
  /** @type {string[]} */
  let entries = [];
  const items = h("ul", { class: "ws-entries" });
  const said = h("p", { class: "ws-hidden", role: "status" });
  const unfit = h("p", { class: "ws-note", role: "status" });
  /** @param {number} index */
  const remove = (index) => {
    entries = entries.filter((_, other) => other !== index);
    draw();
    box.focus();
    said.textContent = words.removed;
    touch();
  };
  const draw = () => {
    unfit.textContent = "";
    const lines = entries.map((value, index) =>
      entryLine(value, () => remove(index), words),
    );
    replace(items, lines);
  };
  /**
   * What does not fit stays in the box, and is said.
   * @param {readonly string[]} given
   */
  const take = (given) => {
    const before = entries.length;
    /** @type {string[]} */
    const left = [];
    for (const entry of given) {
      const fits = entry.length <= LONGEST_ENTRY && entries.length < most;
      if (fits) entries.push(entry);
      else left.push(entry);
    }
    draw();
    box.value = left.join("\n");
    grow();
    const count = entries.length - before;
    const added = count === 1 ? words.added : say(words.added_count, { count });
    said.textContent = count ? added : "";
    const why = entries.length < most ? words.list_long : words.list_full;
    if (left.length) unfit.textContent = say(why, { most, longest: LONGEST_ENTRY });
    touch();
  };
  const add = () => {
    const given = entriesIn(box.value).filter(Boolean);
    if (given.length) take(given);
    box.focus();
  };
  /** @param {KeyboardEvent} event */
  const onkeydown = (event) => {
    if (event.key !== "Enter" || isComposing(event)) return;
    event.preventDefault();
    add();
  };
  /** @param {ClipboardEvent} event */
  const onpaste = (event) => {
    const rows = severalPasted(event);
    if (!rows) return;
    const { before, after } = around(box);
    const [first = "", ...others] = rows.map(entryOf);
    const given = [before + first, ...others];
    given[given.length - 1] += after;
    take(given.map((entry) => entry.trim()).filter(Boolean));
  };
  const oninput = () => touch();
  const { root: field, box, grow } = textBox({ label: title, lines: 1, oninput });
  box.addEventListener("keydown", onkeydown);
  box.addEventListener("paste", onpaste);
  const labelled = { type: "button", "aria-label": say(words.add_to, { list: title }) };
  field.append(
    h(
      "div",
      { class: "ws-adding" },
      box,
      h("button", { ...labelled, onclick: add }, words.add),
    ),
  );
  return {
    root: h("div", { class: "ws-entry-list" }, field, unfit, said, items),
    // An entry that is still being typed counts: leaving the page must not lose it.
    read: () => [...entries, ...entriesIn(box.value)].filter(Boolean),
    /** @param {readonly string[]} value */
    write: (value) => {
      entries = [...value];
      box.value = "";
      grow();
      draw();
    },
  };
};
