// One comment, and the press that thanks for an answer.

import { carefulButton } from "./ask.js";
import { h, say } from "./dom.js";
import { written } from "./written.js";

/** @import { SaidBeside, Words } from "./types.d.ts" */

/**
 * @param {SaidBeside} comment
 * @param {(id: string) => unknown} remove
 * @param {Words} words
 */
export const commentItem = (comment, remove, words) => {
  const { id, name, school, when, yours, removable, inside, part, thanks } = comment;
  const about = [school, when].filter(Boolean).join(" · ");
  const short = yours ? words.comment_take_back : words.comment_remove;
  const button =
    removable &&
    carefulButton({
      label: `${short}: ${name}, ${when}`,
      short,
      sure: () => (yours ? words.comment_sure_back : words.comment_sure_remove),
      yes: yours ? words.comment_take_back : words.comment_remove,
      no: words.comment_keep,
      act: () => remove(id),
    });
  return h(
    "li",
    { class: "ws-comment" },
    h("p", { class: "ws-byline" }, h("strong", {}, name), about && ` · ${about}`),
    part && h("p", { class: "ws-meta" }, say(words.comment_about, { part })),
    thanks && h("p", {}, words.comment_thanked),
    written(inside, words),
    button,
  );
};

/**
 * A press thanks, and another takes that back. `set` says what stands there now.
 * @param {{ thank: () => unknown, remove: (id: string) => unknown, words: Words }} given
 */
export const thanking = ({ thank, remove, words }) => {
  let own = "";
  const root = h(
    "button",
    {
      type: "button",
      class: "ws-quiet ws-thank",
      onclick: () => (own ? remove(own) : thank()),
    },
    words.thank,
  );
  return {
    root,
    /** @param {readonly SaidBeside[]} shown */
    set: (shown) => {
      own = shown.find(({ yours, thanks }) => yours && thanks)?.id ?? "";
      root.textContent = own ? words.thank_back : words.thank;
    },
  };
};
