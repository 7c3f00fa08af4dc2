// One's own contribution, then a wall of what others share, newest first.

import { keeper } from "../base/answer.js";
import { commentsOf } from "../base/comments.js";
import { choices, h, say, textBox } from "../base/dom.js";
import { foldedList } from "../base/fold.js";
import { frame } from "../base/frame.js";
import { ledTo } from "../base/led_to.js";
import { revealer } from "../base/reveal.js";
import { said } from "../base/said.js";
import { groupsWish } from "./groups_wish.js";

/** @import { Given, Model, Traits, Words } from "../base/types.d.ts" */
/** @import { Card, DiscussionAnswer, DiscussionFace, DiscussionRoom, Held } from "./shapes.d.ts" */

/** @typedef {Traits<DiscussionFace, DiscussionRoom, DiscussionAnswer>} DiscussionTraits */

/** @param {...string} parts */
const rest = (...parts) => parts.filter(Boolean).map((part) => ` · ${part}`);

/** @param {Card} shared @param {Words} words */
const cardParts = ({ name, school, choice, text, saved, alike }, words) => [
  h("p", { class: "ws-byline" }, h("strong", {}, name), ...rest(school, saved)),
  choice && h("p", { class: "ws-chosen" }, choice),
  said(text, words),
  alike > 0 && h("p", { class: "ws-meta" }, say(words.alike, { count: alike })),
];

/** @param {Card} shared */
const cardWords = ({ name, school, choice, text }) =>
  [name, school, choice, text].join(" ");

/** @param {Model<DiscussionTraits>} model @param {Words} words */
const wall = (model, words) => {
  const count = h("p", { class: "ws-meta", role: "status" });
  const more = h("p", { class: "ws-meta" });
  const reveal = revealer(model, (words) => (count.textContent = words), words);
  const what = `${words.wall}: ${model.get("face").prompt}`;
  const comments = commentsOf(model, words);
  const folded = foldedList({
    /** @param {string} id @param {Card} shown */
    make: (id, shown) =>
      h(
        "li",
        { class: "ws-card" },
        cardParts(shown, words),
        comments.beside(id, shown.name),
      ),
    text: cardWords,
    what,
    led: () => ledTo(model),
    words,
  });
  /** @param {Held} held */
  const holding = ({ ready, revealed }) => {
    if (revealed !== false) return "";
    const count =
      ready === 1 ? words.ready_one : say(words.ready_count, { count: ready });
    return `${words.together} ${ready ? count : words.ready_none}`;
  };
  /** @param {readonly Card[]} cards @param {number} older */
  const counted = (cards, older) => {
    const total = cards.length + older;
    if (total === 0) return words.wall_empty;
    return total === 1 ? words.wall_one : say(words.wall_count, { count: total });
  };
  const draw = () => {
    const room = model.get("room");
    const { cards = [], more: older = 0 } = room;
    reveal.draw(room);
    folded.draw(cards.map((card) => [card.id, card]));
    const text = holding(room) || counted(cards, older);
    if (count.textContent !== text) count.textContent = text;
    more.textContent = older ? say(words.wall_more, { count: older }) : "";
  };
  draw();
  model.on("change:room", draw);
  const title = h("h4", { class: "ws-label" }, words.wall);
  const root = h(
    "section",
    { class: "ws-room", "aria-label": what },
    title,
    count,
    reveal.button,
    folded.root,
    more,
  );
  const stop = () => {
    folded.stop();
    comments.stop();
    model.off("change:room", draw);
  };
  return { root, stop };
};

/** @param {Given<DiscussionTraits>} given */
export const render = ({ model, el, words }) => {
  const { choices: talkingPoints, meta } = model.get("face");
  const touch = () => {
    kept.touch();
  };
  const chooser = talkingPoints.length
    ? choices({ legend: words.choose, options: talkingPoints, onchange: touch })
    : null;
  const text = textBox({ label: words.contribution, oninput: touch });
  const kept = keeper(model, {
    read: () => ({
      choice: chooser ? (chooser.read()[0] ?? null) : null,
      text: text.box.value,
    }),
    write: (value) => {
      if (chooser) chooser.write([value?.choice ?? -1]);
      text.box.value = value?.text ?? "";
      text.grow();
    },
    shown: (value) =>
      [talkingPoints[value?.choice ?? -1], value?.text].filter(Boolean).join("\n") ||
      words.empty_answer,
    words,
  });
  const others = wall(model, words);
  const wish = groupsWish(model, words);
  const how = h("p", { class: "ws-meta" }, meta);
  const own = [how, chooser?.root, text.root, kept.foot, wish?.root];
  frame(model, el, own, others.root);
  return () => {
    kept.stop();
    wish?.stop();
    others.stop();
  };
};
