// A card as everybody sees it: its words, its replies, thanks, and what one may do.

import { servedPage } from "../base/ask.js";
import { h, replace, say } from "../base/dom.js";
import { sizeInWords } from "../base/files.js";
import { keyedList, whenChanged } from "../base/keyed.js";
import { linked } from "../base/linked.js";
import { moderation, replyView, takingAway } from "./card_actions.js";
import { bylineOf, hiddenNotice } from "./card_head.js";

const tag = (words) => words && h("span", { class: "ws-tag" }, words);

const saidBy = ({ label, text }) => [
  label && h("p", { class: "ws-said" }, label),
  h("p", { class: "ws-words" }, linked(text)),
];

const fileList = (files, words) => {
  const served = servedPage();
  const row = (file) => {
    const href = served && `${served.base}evidence/${encodeURIComponent(file.id)}`;
    const name = href ? h("a", { href, download: file.name }, file.name) : file.name;
    return h(
      "li",
      {},
      name,
      " ",
      h("span", { class: "ws-size" }, sizeInWords(file.size, words)),
    );
  };
  return files.length > 0 && h("ul", { class: "ws-files" }, files.map(row));
};

const bodyOf = ({ said, files, title, words }) => {
  const [first, ...rest] = said;
  const more = rest.length + files.length > 0;
  const label = say(words.read_all_of, { title });
  return [
    first && saidBy(first),
    more &&
      h(
        "details",
        {},
        h("summary", { "aria-label": label }, words.read_all),
        rest.map(saidBy),
        fileList(files, words),
      ),
  ];
};

const numbered = (number, one, many) =>
  number === 1 ? one : say(many, { count: number });

// The root stays the same element as long as the card is shown; `update` changes it.
export const cardView = (board, words) => {
  const [head, body, own, list] = ["div", "div", "div", "ul"].map((name) =>
    h(name, {}),
  );
  let item = null;
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
  list.className = "ws-wall";
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
    h("h4", { tabindex: "-1" }, title()),
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
  const drawReplies = keyedList(list, (_ref, reply) =>
    replyView(board, () => item, reply, words),
  );
  const update = (next) => {
    if (JSON.stringify(next) === JSON.stringify(item)) return;
    const open = body.querySelector("details")?.open;
    item = next;
    root.dataset.hidden = String(item.hidden !== null);
    replace(head, drawHead());
    replace(body, bodyOf({ ...item, title: title(), words }));
    if (open) body.querySelector("details")?.setAttribute("open", "");
    drawOwn([item.part, item.hidden, item.hideable, title(), board.facilitator()]);
    thank.hidden = item.yours;
    thank.textContent = item.thanked ? words.unthank : words.thank;
    thank.setAttribute(
      "aria-label",
      say(words.thank_of, { what: thank.textContent, title: title() }),
    );
    answer.hidden = item.private;
    answer.setAttribute("aria-label", say(words.reply_to, { title: title() }));
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
  return { root, slot, update };
};
