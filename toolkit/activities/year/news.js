// What others did for this person: three of it, then all.

import { h, say, unique } from "../base/dom.js";
import { opening } from "../base/opening.js";
import { link } from "../base/overview.js";

/** @import { Words } from "../base/types.d.ts" */
/** @import { NewsShown } from "./shapes.d.ts" */

const SHOWN = 3;

/** @param {NewsShown} one @param {Words} words */
const item = ({ by, school, did, words: text, on, link: to }, words) =>
  h(
    "li",
    {},
    h("p", { dir: "auto" }, h("strong", {}, by), ` ${did}`),
    text && h("p", { class: "ws-quote", dir: "auto" }, text),
    h("p", { class: "ws-meta" }, [school, on].filter(Boolean).join(" · ")),
    link(to, words.news_open, { label: `${words.news_open}: ${by} ${did}` }),
  );

/** @param {readonly NewsShown[]} news @param {Words} words */
export const newsList = (news, words) => {
  if (!news.length) return null;
  const id = unique("news");
  const items = news.map((one) => item(one, words));
  const more = items.slice(SHOWN);
  return h(
    "section",
    { class: "ws-news", "aria-labelledby": id },
    h("h3", { id }, words.news),
    h("ul", {}, items.slice(0, SHOWN)),
    more.length > 0 &&
      opening(say(words.news_more, { count: items.length }), h("ul", {}, more)),
  );
};
