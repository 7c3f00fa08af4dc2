// What others did for this person: three of it, then all, until it is read.

import { ask } from "../base/ask.js";
import { h, say, unique } from "../base/dom.js";
import { opening } from "../base/opening.js";
import { link } from "../base/overview.js";
import { said } from "../base/said.js";

/** @import { Model, Words } from "../base/types.d.ts" */
/** @import { NewsShown } from "./shapes.d.ts" */

const SHOWN = 3;

/** @param {NewsShown} one @param {Words} words */
const item = ({ by, school, did, words: text, on, link: to }, words) =>
  h(
    "li",
    {},
    h("p", { dir: "auto" }, h("strong", {}, by), ` ${did}`),
    text && h("div", { class: "ws-quote" }, said(text, words)),
    h("p", { class: "ws-meta" }, [school, on].filter(Boolean).join(" · ")),
    link(to, words.news_open, { label: `${words.news_open}: ${by} ${did}` }),
  );

/**
 * Draws the news as often as it is called; what was read goes when its reader says so.
 * @param {Model} model
 * @param {Words} words
 */
export const newsOf = (model, words) => {
  const told = h("p", { class: "ws-meta", tabindex: "-1" });
  let isRead = false;
  const read = async () => {
    isRead = true;
    told.textContent = words.news_none;
    const { done } = await ask(model, { do: "seen" });
    isRead = Boolean(done);
    if (!done) told.textContent = words.news_failed;
    told.focus();
  };
  /** @param {readonly NewsShown[]} news */
  return (news) => {
    if (!news.length && !isRead) return null;
    const id = unique("news");
    const items = news.map((one) => item(one, words));
    const more = items.slice(SHOWN);
    return h(
      "section",
      { class: "ws-news", "aria-labelledby": id },
      h("h3", { id }, words.news),
      items.length > 0 && h("ul", {}, items.slice(0, SHOWN)),
      more.length > 0 &&
        opening(say(words.news_more, { count: items.length }), h("ul", {}, more)),
      items.length > 0 &&
        h("button", { type: "button", onclick: read }, words.news_read),
      told,
    );
  };
};
