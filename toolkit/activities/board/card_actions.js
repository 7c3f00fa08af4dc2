// What one may do with a card or a reply, and a reply as everybody sees it.

import { carefulButton } from "../base/ask.js";
import { h, isComposing, replace, say, textBox } from "../base/dom.js";
import { spoken } from "../base/formulas.js";
import { letIn, sent } from "../base/held.js";
import { said } from "../base/said.js";
import { bylineOf, hiddenNotice } from "./card_head.js";

/** @import { Request, Words } from "../base/types.d.ts" */
/** @import { CardShown, ReplyShown, Told } from "./shapes.d.ts" */
/** @import { Board } from "./types.d.ts" */

/**
 * What a facilitator may do with what others wrote; its author alone reads the reason.
 * @param {Board} board
 * @param {Told & { words: Words }} about
 */
export const moderation = (board, { ref, hidden, hideable, title, words }) => {
  if (!board.facilitator() || !hideable) return null;
  const root = h("div", { class: "ws-careful" });
  /** @param {Request} message */
  const act = (message) => board.act({ ...message, ref });
  const rest = () => replace(root, hidden === null ? hiding : showing);
  const ask = () => {
    const why = textBox({ label: words.why, lines: 2, limit: 300 });
    const hide = async () => {
      if (await act({ do: "hide", reason: why.box.value })) sent(why.box);
    };
    const leave = () => {
      rest();
      letIn();
      hiding.focus();
    };
    /** @param {KeyboardEvent} event */
    const onkeydown = (event) => {
      if (event.key !== "Escape" || isComposing(event)) return;
      event.preventDefault();
      leave();
    };
    const yes = h("button", { type: "button", onclick: hide }, words.hide_yes);
    const no = h(
      "button",
      { type: "button", class: "ws-quiet", onclick: leave },
      words.hide_no,
    );
    replace(root, h("div", { class: "ws-sure", onkeydown }, why.root, yes, no));
    why.box.focus();
  };
  /** @param {string} label @param {string} words @param {() => void} onclick */
  const quiet = (label, words, onclick) =>
    h(
      "button",
      {
        type: "button",
        class: "ws-quiet",
        "aria-label": say(label, { title }),
        onclick,
      },
      words,
    );
  const hiding = quiet(words.hide_of, words.hide, ask);
  const showing = quiet(words.show_of, words.show, () => act({ do: "show" }));
  rest();
  return root;
};

/** @param {Board} board @param {{ part: string, title: string, words: Words }} about */
export const takingAway = (board, { part, title, words }) =>
  carefulButton({
    label: say(words.withdraw_of, { title }),
    short: words.withdraw,
    sure: () => say(words.withdraw_sure, { title }),
    yes: words.withdraw_yes,
    no: words.withdraw_no,
    act: () => board.withdraw(part),
  });

/**
 * @param {Board} board
 * @param {() => CardShown} card
 * @param {ReplyShown} reply
 * @param {Words} words
 */
export const replyView = (board, card, reply, words) => {
  const title = spoken(reply.text).slice(0, 40) || words.untitled;
  const edit = () => board.reply(card(), reply.part);
  return h(
    "li",
    { class: "ws-reply", "data-hidden": reply.hidden !== null },
    bylineOf({ ...reply, title }),
    hiddenNotice(reply, words),
    reply.starter && h("p", { class: "ws-chosen" }, reply.starter),
    said(reply.text, words),
    h(
      "div",
      { class: "ws-actions" },
      reply.yours &&
        h(
          "button",
          { type: "button", class: "ws-quiet", onclick: edit },
          words.edit_reply,
        ),
      reply.yours && takingAway(board, { part: reply.part, title, words }),
      moderation(board, { ...reply, title, words }),
    ),
  );
};
