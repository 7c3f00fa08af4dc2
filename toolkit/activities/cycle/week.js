// One week of a cycle: what happens in it, and what has been arranged.

import { askedBox } from "../base/boxes.js";
import { h, say, unique } from "../base/dom.js";
import { foldedPart } from "../base/parts.js";

/** @import { Words } from "../base/types.d.ts" */
/** @import { Proposed, Week } from "./shapes.d.ts" */

/** @param {number} number @param {() => void} changed @param {Words} words */
export const weekCard = (number, changed, words) => {
  const oninput = () => {
    draw();
    changed();
  };
  /** @param {string} name @param {Partial<Parameters<typeof askedBox>[0]>} [more] */
  const box = (name, more = {}) =>
    askedBox({ label: words[name], hint: words[`${name}_help`], oninput, ...more });
  const what = box("what", { lines: 2, limit: 2000 });
  const time = box("time");
  const family = box("family");
  const who = box("who");
  const date = box("date", { type: "date" });
  const room = box("room");
  const cover = box("cover", { label: words.cover_asked });
  const id = unique("other");
  const other = h("input", { type: "checkbox", id, onchange: oninput });
  const tick = h(
    "div",
    { class: "ws-choice ws-wide" },
    other,
    h("label", { for: id }, words.other),
  );
  [what, who].forEach(({ root }) => root.classList.add("ws-wide"));
  const planned = h(
    "div",
    { class: "ws-pairs" },
    what.root,
    time.root,
    family.root,
    who.root,
    tick,
  );
  const arranged = h("div", { class: "ws-thirds" }, date.root, room.root, cover.root);
  const part = foldedPart(say(words.week, { number }), {}, planned, arranged);
  const needed = [who, date, room, cover];
  const count = () => needed.filter((one) => one.read().trim()).length;
  const draw = () => {
    const values = { count: count(), all: needed.length, what: what.read().trim() };
    part.said(say(words.arranged, values).replace(/^ · /, ""));
  };
  return {
    root: part.root,
    isDone: () => count() === needed.length,
    boxes: [what, time, family, who, room, cover].map((one) => one.box),
    read: () => ({
      what: what.read(),
      time: time.read(),
      family: family.read(),
      who: who.read(),
      date: date.read(),
      room: room.read(),
      cover: cover.read(),
      other: other.checked,
    }),
    /** @param {Proposed & Partial<Week>} week */
    write: (week) => {
      what.write(week.what);
      time.write(week.time);
      family.write(week.family);
      who.write(week.who);
      date.write(week.date);
      room.write(week.room);
      cover.write(week.cover);
      other.checked = Boolean(week.other);
      draw();
    },
  };
};
