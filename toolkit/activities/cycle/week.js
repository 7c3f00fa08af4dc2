// One week of a cycle: what happens in it, and what has been arranged.

import { askedBox } from "../base/boxes.js";
import { h, say, unique } from "../base/dom.js";

export const weekCard = (number, changed, words) => {
  const oninput = () => changed();
  const box = (name, more = {}) =>
    askedBox({ label: words[name], hint: words[`${name}_help`], oninput, ...more });
  const boxes = {
    what: box("what", { lines: 2, limit: 2000 }),
    time: box("time"),
    family: box("family"),
    who: box("who"),
    date: box("date", { type: "date" }),
    room: box("room"),
    cover: box("cover", { label: words.cover_asked }),
  };
  const id = unique("other");
  const other = h("input", { type: "checkbox", id, onchange: oninput });
  const tick = h(
    "div",
    { class: "ws-choice ws-wide" },
    other,
    h("label", { for: id }, words.other),
  );
  const { what, time, family, who, date, room, cover } = boxes;
  [what, who].forEach(({ root }) => root.classList.add("ws-wide"));
  const title = h("h4", { id: unique("week") }, say(words.week, { number }));
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
  return {
    root: h(
      "div",
      { class: "ws-part", role: "group", "aria-labelledby": title.id },
      title,
      planned,
      arranged,
    ),
    read: () => ({
      ...Object.fromEntries(
        Object.entries(boxes).map(([name, { read }]) => [name, read()]),
      ),
      other: other.checked,
    }),
    write: (week) => {
      Object.entries(boxes).forEach(([name, { write }]) => write(week[name]));
      other.checked = Boolean(week.other);
    },
  };
};
