// The optional meetings between the workshops, and the way into each.

import { h, say, unique } from "../base/dom.js";
import { link } from "../base/overview.js";

/** @import { Words } from "../base/types.d.ts" */
/** @import { MeetingShown } from "./shapes.d.ts" */

/** @param {MeetingShown} one @param {Words} words */
const meetingItem = (one, words) =>
  h(
    "li",
    {},
    h("h4", {}, one.title),
    h("p", { class: "ws-meta" }, [one.note, one.what].filter(Boolean).join(" · ")),
    h("p", {}, [one.when, one.where].filter(Boolean).join(" · ")),
    h(
      "p",
      { class: "ws-links" },
      one.join &&
        link(one.join, words.meeting_join, { label: say(words.meeting_join_of, one) }),
      link(one.page, words.meeting_page, { label: say(words.meeting_page_of, one) }),
    ),
  );

/** @param {readonly MeetingShown[]} meetings @param {Words} words */
export const meetingsToCome = (meetings, words) => {
  if (!meetings.length) return null;
  const id = unique("meetings");
  return h(
    "section",
    { class: "ws-news", "aria-labelledby": id },
    h("h3", { id }, words.meetings),
    h(
      "ul",
      {},
      meetings.map((one) => meetingItem(one, words)),
    ),
  );
};
