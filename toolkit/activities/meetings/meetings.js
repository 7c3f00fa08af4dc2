// Two meetings made over: their items, where the minutes went, a new standing order.

import { keeper } from "../base/answer.js";
import { askedBox } from "../base/boxes.js";
import { h, replace, say, unique } from "../base/dom.js";
import { frame } from "../base/frame.js";
import { leftOver } from "../base/left_over.js";
import { itemList } from "./items.js";

/** @import { Given, Traits, Words } from "../base/types.d.ts" */
/** @import { KindOfItem, MeetingItem } from "./shapes.d.ts" */
/** @import { MeetingsAnswer, MeetingsFace } from "./shapes.d.ts" */

/** @param {readonly KindOfItem[]} kinds @param {Words} words */
const tally = (kinds, words) => {
  const body = h("tbody", {});
  const heads = [words.kind, words.minutes, words.share].map((words) =>
    h("th", { scope: "col" }, words),
  );
  const caption = h("caption", {}, words.tally);
  const table = h(
    "table",
    { class: "ws-results" },
    caption,
    h("thead", {}, h("tr", {}, heads)),
    body,
  );
  const none = h("p", { class: "ws-meta" }, words.tally_none);
  /** @param {string} label @param {number} minutes @param {number} total */
  const row = (label, minutes, total) => {
    const share = `${Math.round((100 * minutes) / total)}%`;
    const bar = h("span", { class: "ws-bar", "aria-hidden": "true" });
    bar.style.setProperty("--ws-share", share);
    const name = h("th", { scope: "row" }, label, bar);
    return h("tr", {}, name, h("td", {}, String(minutes)), h("td", {}, share));
  };
  /** @param {readonly MeetingItem[]} items */
  const draw = (items) => {
    /** @param {(item: MeetingItem) => boolean} mine */
    const spent = (mine) =>
      items.filter(mine).reduce((sum, { minutes }) => sum + (minutes ?? 0), 0);
    const total = spent(() => true);
    const unmarked = spent(({ kind }) => !kind);
    const lines = kinds.map(({ letter, label }) =>
      row(
        `${letter}: ${label}`,
        spent(({ kind }) => kind === letter),
        total,
      ),
    );
    const last = h(
      "tr",
      {},
      h("th", { scope: "row" }, words.total),
      h("td", {}, String(total)),
      h("td", {}),
    );
    replace(body, lines, unmarked > 0 && row(words.not_marked, unmarked, total), last);
    table.hidden = !total;
    none.hidden = total > 0;
  };
  return { root: h("div", { class: "ws-tally" }, none, table), draw };
};

/**
 * @param {readonly string[]} cards
 * @param {readonly string[]} meetings
 * @param {(index: number, item: string) => boolean} add
 * @param {Words} words
 */
const spareCards = (cards, meetings, add, words) => {
  const id = unique("spare");
  const select = h(
    "select",
    { id },
    cards.map((card) => h("option", { value: card }, card)),
  );
  const told = h("p", { class: "ws-note", role: "status" });
  /** @param {string} meeting @param {number} index */
  const put = (meeting, index) => () => {
    const item = select.value;
    told.textContent = add(index, item) ? say(words.added, { item, meeting }) : "";
  };
  const buttons = meetings.map((meeting, index) =>
    h(
      "button",
      { type: "button", class: "ws-quiet", onclick: put(meeting, index) },
      say(words.spare_add, { meeting }),
    ),
  );
  return h(
    "details",
    { class: "ws-spare" },
    h("summary", {}, words.spare),
    h("p", { class: "ws-help" }, words.spare_help),
    h("label", { for: id, class: "ws-label" }, words.spare_card),
    select,
    h("div", { class: "ws-row" }, buttons),
    told,
  );
};

/** @param {Given<Traits<MeetingsFace, object, MeetingsAnswer>>} given */
export const render = ({ model, el, words }) => {
  const { kinds, spare, meetings, most } = model.get("face");
  const sums = tally(kinds, words);
  const items = () => lists.flatMap((list) => list.read());
  const changed = () => {
    sums.draw(items());
    kept.touch();
  };
  const lists = meetings.map((meeting, index) => {
    const over = leftOver(model, { place: String(index), words });
    return itemList(meeting, { kinds, most, changed, over, words });
  });
  const order = askedBox({
    label: words.order,
    hint: words.order_help,
    lines: 3,
    limit: 4000,
    oninput: () => kept.touch(),
  });
  const kept = keeper(model, {
    read: () => ({ meetings: lists.map((list) => list.read()), order: order.read() }),
    /** @param {MeetingsAnswer | null} value */
    write: (value) => {
      lists.forEach((list, index) => list.write(value?.meetings?.[index]));
      order.write(value?.order);
      sums.draw(items());
    },
    /** @param {MeetingsAnswer | null} value */
    shown: (value) => {
      const said = (value?.meetings ?? [])
        .flat()
        .map(({ item, minutes, kind }) =>
          [item, minutes, kind]
            .filter((part) => part !== null && part !== "")
            .join(" · "),
        );
      return [...said, value?.order].filter(Boolean).join("\n") || words.empty_answer;
    },
    words,
  });
  const cards =
    spare.length > 0 &&
    spareCards(spare, meetings, (index, item) => lists[index].add(item), words);
  frame(
    model,
    el,
    lists.map(({ root }) => root),
    cards,
    sums.root,
    order.root,
    kept.foot,
  );
  el.firstElementChild?.classList.add("ws-together");
  return kept.stop;
};
