// What was found when an action was looked at again, with its day.

import { isFilled } from "../base/ask.js";
import { h, replace, say } from "../base/dom.js";
import { lineBox, passage } from "./boxes.js";
import { removal } from "./removal.js";

/** @import { Words } from "../base/types.d.ts" */
/** @import { Review } from "./shapes.d.ts" */

const today = () => {
  const now = new Date();
  /** @param {number} number */
  const two = (number) => String(number).padStart(2, "0");
  return `${now.getFullYear()}-${two(now.getMonth() + 1)}-${two(now.getDate())}`;
};

/**
 * @param {Review[]} reviews
 * @param {{ most: number, touch: () => void, words: Words }} about
 */
export const reviewNotes = (reviews, { most, touch, words }) => {
  const list = h("div", { class: "ws-reviews" });
  const full = h("p", { class: "ws-note", role: "status" });
  /** @param {Review} review */
  const remove = (review) => {
    reviews.splice(reviews.indexOf(review), 1);
    draw();
    more.focus();
    full.textContent = words.removed;
    touch();
  };
  /** @param {Review} review */
  const note = (review) => {
    /** @param {keyof Review} name @returns {(text: string) => void} */
    const into = (name) => (text) => {
      review[name] = text;
      touch();
    };
    return h(
      "div",
      { class: "ws-review" },
      lineBox({
        label: words.review_date,
        type: "date",
        value: review.date,
        typed: into("date"),
      }),
      passage({ label: words.review_note, value: review.note, typed: into("note") }),
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
    const review = { date: today(), note: "" };
    reviews.push(review);
    list.append(note(review));
    list.lastElementChild?.querySelector("textarea")?.focus();
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
