// Lists of short entries: added one by one, or as they were pasted, and taken away.

import { h, isComposing, isTooLong, replace, say, textBox } from "../base/dom.js";
import { leftDraft } from "../base/left_over.js";
import { around, pastedRows, severalPasted } from "../base/pasted.js";
import { saidInLine } from "../base/said.js";

/** @import { Makers, Surroundings } from "./types.d.ts" */

/** The server's limit of an entry: a longer one would keep the whole list from it. */
const LONGEST_ENTRY = 1000;

/** @type {Makers["lists"]} */
export const listField = (model, field, { touch, words }) => {
  const most = model.get("face").most_rows;
  const lists = field.parts.map((title, index) => {
    const draft = leftDraft(model, `${field.name}/${index}`);
    return entryList(title, { most, draft, touch, words });
  });
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

/** @param {readonly string[]} given @param {number} room */
const parted = (given, room) => {
  /** @type {string[]} */
  const fitting = [];
  /** @type {string[]} */
  const left = [];
  for (const entry of given.filter(Boolean)) {
    const fits = !isTooLong(entry, LONGEST_ENTRY) && fitting.length < room;
    (fits ? fitting : left).push(entry);
  }
  return { fitting, left };
};

/** @param {string} value @param {() => void} remove @param {Surroundings["words"]} words */
const entryLine = (value, remove, words) => {
  const label = say(words.remove_item, { item: value });
  const away = { type: "button", class: "ws-quiet", "aria-label": label };
  return h(
    "li",
    {},
    saidInLine(value),
    h("button", { ...away, onclick: remove }, words.remove),
  );
};

/**
 * What does not fit stays in the box and on this device, and is said.
 * @param {string} title
 * @param {Surroundings & { most: number, draft: ReturnType<typeof leftDraft> }} about
 */
const entryList = (title, { most, draft, touch, words }) => {
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
    changed();
  };
  const typed = () => parted(entriesIn(box.value), most - entries.length);
  const tell = () => {
    const why = entries.length < most ? words.list_long : words.list_full;
    const text = typed().left.length ? say(why, { most, longest: LONGEST_ENTRY }) : "";
    if (unfit.textContent !== text) unfit.textContent = text;
  };
  const changed = () => {
    const { fitting, left } = typed();
    draft.set(fitting.length ? left.join("\n") : box.value);
    tell();
    touch();
  };
  const draw = () => {
    const lines = entries.map((value, index) =>
      entryLine(value, () => remove(index), words),
    );
    replace(items, lines);
  };
  /** @param {readonly string[]} given */
  const take = (given) => {
    const { fitting, left } = parted(given, most - entries.length);
    entries.push(...fitting);
    draw();
    box.value = left.join("\n");
    grow();
    const count = fitting.length;
    const added = count === 1 ? words.added : say(words.added_count, { count });
    said.textContent = count ? added : "";
    changed();
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
  const oninput = () => changed();
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
    read: () => [...entries, ...typed().fitting],
    /** @param {readonly string[]} value */
    write: (value) => {
      entries = [...value];
      box.value = draft.get();
      grow();
      draw();
      tell();
    },
  };
};
