// The items of one meeting: what, how many minutes, which kind.

import { carefulButton, isFilled } from "../base/ask.js";
import { askedBox } from "../base/boxes.js";
import { h, replace, say, unique } from "../base/dom.js";
import { takePasted } from "./pasted_items.js";

/** @import { Box } from "../base/held.js" */
/** @import { leftOver } from "../base/left_over.js" */
/** @import { Words } from "../base/types.d.ts" */
/** @import { KindOfItem, MeetingItem, Most } from "./shapes.d.ts" */

/** @returns {MeetingItem} */
const emptyItem = () => ({ item: "", minutes: null, kind: "" });

/**
 * @param {MeetingItem} item
 * @param {{ number: number, meeting: string, kinds: readonly KindOfItem[],
 *   most: number, changed: () => void, remove: () => void,
 *   paste: (event: ClipboardEvent, box: Box) => void, words: Words }} about
 */
const itemRow = (
  item,
  { number, meeting, kinds, most, changed, remove, paste, words },
) => {
  /** @param {Partial<MeetingItem>} fields */
  const given = (fields) => {
    Object.assign(item, fields);
    changed();
  };
  /** @param {string} text */
  const named = (text) => [
    text,
    h("span", { class: "ws-hidden" }, say(words.of_item, { number })),
  ];
  const what = askedBox({
    label: say(words.item, { number }),
    oninput: () => given({ item: what.read() }),
  });
  /** @param {ClipboardEvent} event */
  const onpaste = (event) => paste(event, what.box);
  what.root.addEventListener("paste", onpaste);
  /** @param {string} text */
  const whole = (text) => (text === "" ? null : Math.round(Number(text)));
  const long = askedBox({
    label: named(words.minutes),
    type: "number",
    most,
    oninput: () => given({ minutes: whole(long.read()) }),
  });
  const id = unique("kind");
  const options = kinds.map(({ letter, label }) =>
    h("option", { value: letter }, `${letter}: ${label}`),
  );
  const none = h("option", { value: "" }, words.not_marked);
  const onchange = () => {
    given({ kind: select.value });
  };
  const select = h("select", { id, onchange }, none, options);
  const label = h("label", { for: id, class: "ws-label" }, named(words.kind));
  what.write(item.item);
  long.write(item.minutes);
  select.value = item.kind;
  const away = carefulButton({
    label: say(words.remove_item, { number, meeting }),
    short: words.remove,
    sure: () => item.item.trim() && say(words.remove_sure, { item: item.item.trim() }),
    yes: words.yes,
    no: words.no,
    act: remove,
  });
  const root = h(
    "li",
    { class: "ws-item" },
    what.root,
    long.root,
    h("div", { class: "ws-field" }, label, select),
    away,
  );
  return { root, focus: () => what.box.focus() };
};

/**
 * `changed()` is called after every change; `add(text)` says whether there was room.
 * @param {string} meeting
 * @param {{ kinds: readonly KindOfItem[], most: Most, changed: () => void,
 *   over: ReturnType<typeof leftOver>, words: Words }} about
 */
export const itemList = (meeting, { kinds, most, changed, over, words }) => {
  const ROWS = 3;
  /** @type {MeetingItem[]} */
  let items = [];
  const list = h("ol", { class: "ws-items" });
  const told = h("p", { class: "ws-note", role: "status" });
  /** @param {MeetingItem} item */
  const remove = (item) => {
    items = items.filter((other) => other !== item);
    draw();
    more.focus();
    told.textContent = words.removed;
    changed();
  };
  /** @param {MeetingItem} item @param {number} index */
  const row = (item, index) => {
    /** @param {ClipboardEvent} event @param {Box} box */
    const paste = (event, box) => {
      const taken = takePasted(event, box, { item, items, kinds, most });
      if (!taken) return;
      draw();
      rows[index].focus();
      const { all, left } = taken;
      over.add(left);
      const said = left.length ? words.pasted_left : words.pasted_rows;
      told.textContent = say(said, { count: left.length || all, all });
      changed();
    };
    const acts = { changed, remove: () => remove(item), paste };
    return itemRow(item, {
      number: index + 1,
      meeting,
      kinds,
      most: most.minutes,
      ...acts,
      words,
    });
  };
  /** @type {ReturnType<typeof itemRow>[]} */
  let rows = [];
  const draw = () => {
    told.textContent = "";
    rows = items.map(row);
    replace(
      list,
      rows.map(({ root }) => root),
    );
  };
  const add = (text = "") => {
    const free = text && items.find((item) => !isFilled(item));
    if (!free && items.length >= most.items) {
      told.textContent = say(words.full, { most: most.items });
      return false;
    }
    if (free) free.item = text;
    else items.push({ ...emptyItem(), item: text });
    draw();
    if (text) changed();
    return true;
  };
  const onclick = () => add() && rows.at(-1)?.focus();
  const labelled = {
    type: "button",
    class: "ws-quiet",
    "aria-label": say(words.add_to, { meeting }),
  };
  const more = h("button", { ...labelled, onclick }, words.add);
  const legend = h("legend", {}, meeting);
  return {
    root: h("fieldset", { class: "ws-part" }, legend, list, told, over.root, more),
    add,
    read: () => items.map((item) => ({ ...item })),
    /** @param {readonly MeetingItem[] | null | undefined} value */
    write: (value) => {
      items = (value ?? []).map((item) => ({ ...item }));
      while (items.length < ROWS) items.push(emptyItem());
      draw();
    },
  };
};
