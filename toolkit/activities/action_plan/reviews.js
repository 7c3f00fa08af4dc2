// What was found when an action was looked at again, with its day.

import { isFilled } from "../base/ask.js";
import { h, replace, say } from "../base/dom.js";
import { lineBox, passage } from "./boxes.js";
import { removal } from "./removal.js";

export const dayInWords = (day, words) => {
  const [year, month, date] = day.split("-").map(Number);
  return say(words.day, { date, month: words.months.split(" ")[month - 1], year });
};

const today = () => {
  const now = new Date();
  const two = (number) => String(number).padStart(2, "0");
  return `${now.getFullYear()}-${two(now.getMonth() + 1)}-${two(now.getDate())}`;
};

export const reviewNotes = (reviews, { most, touch, words }) => {
  const list = h("div", { class: "ws-reviews" });
  const full = h("p", { class: "ws-note", role: "status" });
  const remove = (review) => {
    reviews.splice(reviews.indexOf(review), 1);
    draw();
    more.focus();
    full.textContent = words.removed;
    touch();
  };
  const note = (review) => {
    const typed = (name) => (event) => {
      review[name] = event.target.value;
      touch();
    };
    return h(
      "div",
      { class: "ws-review" },
      lineBox({
        label: words.review_date,
        type: "date",
        value: review.date,
        oninput: typed("date"),
      }),
      passage({ label: words.review_note, value: review.note, oninput: typed("note") }),
      removal({
        what: words.review_remove,
        short: words.remove,
        filled: () => isFilled(review.note),
        act: () => remove(review),
        words,
      }),
    );
  };
  const draw = () => replace(list, reviews.map(note));
  const add = () => {
    full.textContent = reviews.length < most ? "" : say(words.full, { most });
    if (reviews.length >= most) return;
    reviews.push({ date: today(), note: "" });
    list.append(note(reviews.at(-1)));
    list.lastChild.querySelector("textarea").focus();
  };
  const more = h(
    "button",
    { type: "button", class: "ws-quiet", onclick: add },
    words.add_review,
  );
  draw();
  return h(
    "fieldset",
    { class: "ws-wide" },
    h("legend", { class: "ws-label" }, words.reviews),
    list,
    more,
    full,
  );
};
