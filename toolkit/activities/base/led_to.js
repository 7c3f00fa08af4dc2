// The fold of comments that an address leads to, as in "#activity-hope~mine".

import { hasWriter } from "./held.js";

/** @import { Model } from "./types.d.ts" */

const COMMENTS_OF = "~"; // before it the place of an activity, after it whose answer

let arrivedBy = ""; // the address that has led there already

/**
 * Beside whose answer the comments stand that somebody is led to; "" if nobody is.
 * @param {Model} model
 */
export const ledTo = (model) => {
  const [place, about = ""] = location.hash.split(COMMENTS_OF);
  const isHere = place === `#activity-${model.get("face").name}`;
  return isHere && location.hash !== arrivedBy ? about : "";
};

/**
 * They have arrived, once: who writes meanwhile is left alone.
 * @param {HTMLDetailsElement} fold
 */
export const arriveIn = (fold) => {
  arrivedBy = location.hash;
  if (hasWriter(document.documentElement)) return;
  fold.querySelector("summary")?.focus();
  fold.dispatchEvent(new Event("workshop:landed", { bubbles: true }));
};
