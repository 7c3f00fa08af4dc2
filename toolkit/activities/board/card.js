// A card as everybody sees it: its words, its replies, thanks, and what one may do.

import { h, replace, say, setName } from "../base/dom.js";
import { keyedList, whenChanged } from "../base/keyed.js";
import { said } from "../base/said.js";
import { shownFiles } from "../base/shown_files.js";
import { moderation, replyView, takingAway } from "./card_actions.js";
import { bylineOf, hiddenNotice } from "./card_head.js";

/** @import { Words } from "../base/types.d.ts" */
/** @import { CardShown, ReplyShown, SaidShown } from "./shapes.d.ts" */
/** @import { Board } from "./types.d.ts" */

/** @param {string | false} words */
const tag = (words) => words && h("span", { class: "ws-tag" }, words);

/** @param {SaidShown} about @param {Words} words */
const saidBy = ({ label, text }, words) => [
  label && h("p", { class: "ws-said" }, label),
  said(text, words),
];

/** @param {CardShown & { words: Words }} about */
const bodyOf = ({ said: all, files, title, words }) => {
  const [first, ...rest] = all;
  const more = rest.length + files.length > 0;
  const label = say(words.read_all_of, { title });
  return [
    first && saidBy(first, words),
    more &&
      h(
        "details",
        {},
        h("summary", { "aria-label": label }, words.read_all),
        rest.map((one) => saidBy(one, words)),
        shownFiles(files, words),
      ),
  ];
};

/** @param {number} number @param {string} one @param {string} many */
const numbered = (number, one, many) =>
  number === 1 ? one : say(many, { count: number });

/**
 * The root stays the same element as long as the card is shown; `update` changes it.
 * @param {Board} board
 * @param {CardShown} first
 * @param {Words} words
 */
export const cardView = (board, first, words) => {
  const head = h("div", {});
  const body = h("div", {});
  const own = h("div", {});
  const list = h("ul", { class: "ws-wall" });
  let item = first;
  const thank = h("button", {
    type: "button",
    class: "ws-quiet",
    onclick: () => board.act({ do: "thank", ref: item.ref, thanks: !item.thanked }),
  });
  const answer = h(
    "button",
    { type: "button", class: "ws-quiet", onclick: () => board.reply(item) },
    words.reply,
  );
  const thanks = h("p", { class: "ws-meta" });
  const slot = h("div", {});
  const told = h("summary", {});
  const replies = h("details", { open: true }, told, list);
  const actions = h("div", { class: "ws-actions" }, thank, answer, own);
  const root = h(
    "li",
    { class: "ws-card ws-board-card" },
    head,
    body,
    thanks,
    actions,
    slot,
    replies,
  );
  const title = () => item.title || item.by || words.untitled;
  const drawHead = () => [
    h(
      "p",
      { class: "ws-tags" },
      [
        item.kind_title,
        item.about,
        item.thread,
        item.ready && words.ready,
        item.waits && words.waits,
        item.private && words.only_you,
      ].map(tag),
    ),
    h("h4", { tabindex: "-1", dir: "auto" }, title()),
    bylineOf({
      ...item,
      title: item.title || (item.part || item.ready || !item.by ? null : ""),
    }),
    hiddenNotice(item, words),
  ];
  // A question that is open under a card stays open while others thank or reply.
  const drawOwn = whenChanged(own, () => [
    item.part &&
      h(
        "button",
        {
          type: "button",
          class: "ws-quiet",
          "aria-label": say(words.edit_of, { title: title() }),
          onclick: () => board.edit(item),
        },
        words.edit,
      ),
    item.part && takingAway(board, { part: item.part, title: title(), words }),
    moderation(board, { ...item, title: title(), words }),
  ]);
  /** @param {string} _ref @param {ReplyShown} reply */
  const replied = (_ref, reply) => replyView(board, () => item, reply, words);
  const drawReplies = keyedList(list, replied);
  const draw = () => {
    const open = body.querySelector("details")?.open;
    root.dataset.hidden = String(item.hidden !== null);
    replace(head, drawHead());
    replace(body, bodyOf({ ...item, title: title(), words }));
    if (open) body.querySelector("details")?.setAttribute("open", "");
    drawOwn([item.part, item.hidden, item.hideable, title(), board.facilitator()]);
    thank.hidden = item.yours;
    thank.textContent = item.thanked ? words.unthank : words.thank;
    setName(thank, say(words.thank_of, { what: thank.textContent, title: title() }));
    answer.hidden = item.private;
    setName(answer, say(words.reply_to, { title: title() }));
    thanks.textContent = item.thanks
      ? numbered(item.thanks, words.thanks_one, words.thanks)
      : "";
    const older = item.older
      ? ` ${say(words.replies_older, { count: item.older })}`
      : "";
    told.textContent =
      numbered(item.replies.length, words.replies_one, words.replies) + older;
    replies.hidden = !item.replies.length;
    drawReplies(item.replies.map((reply) => [reply.ref, reply]));
  };
  draw();
  /** @param {CardShown} next */
  const update = (next) => {
    if (JSON.stringify(next) === JSON.stringify(item)) return;
    item = next;
    draw();
  };
  return { root, slot, update };
};
