// One's own contribution, then a wall of what others share, newest first.

import { keeper } from "../base/answer.js";
import { choices, h, say, textBox, unique } from "../base/dom.js";
import { frame } from "../base/frame.js";
import { revealer } from "../base/reveal.js";

const rest = (...parts) => parts.filter(Boolean).map((part) => ` · ${part}`);

const card = ({ name, school, choice, text, saved, alike }, words) => [
  h("p", { class: "ws-byline" }, h("strong", {}, name), ...rest(school, saved)),
  choice && h("p", { class: "ws-chosen" }, choice),
  h("p", { class: "ws-words" }, text),
  alike > 0 && h("p", { class: "ws-meta" }, say(words.alike, { count: alike })),
];

// Cards that did not change stay the same elements, so a selection or a screen
// reader's place in them survives.
const wall = (model, words) => {
  const list = h("ul", { class: "ws-wall" });
  const count = h("p", { class: "ws-meta", role: "status" });
  const more = h("p", { class: "ws-meta" });
  const reveal = revealer(model, (words) => (count.textContent = words), words);
  const drawn = new Map();
  const drawnCard = (shown) => {
    const as = JSON.stringify(shown);
    const found = drawn.get(shown.id);
    if (found?.as === as) return found.item;
    const item = h("li", { class: "ws-card" }, card(shown, words));
    drawn.set(shown.id, { as, item });
    return item;
  };
  const holding = ({ ready, revealed }) => {
    if (revealed !== false) return "";
    const count =
      ready === 1 ? words.ready_one : say(words.ready_count, { count: ready });
    return `${words.together} ${ready ? count : words.ready_none}`;
  };
  const counted = (cards, older) => {
    const total = cards.length + older;
    if (total === 0) return words.wall_empty;
    return total === 1 ? words.wall_one : say(words.wall_count, { count: total });
  };
  const draw = () => {
    const room = model.get("room");
    const { cards = [], more: older = 0 } = room;
    reveal.draw(room);
    const items = cards.map(drawnCard);
    const gone = [...list.children].filter((item) => !items.includes(item));
    gone.forEach((item) => item.remove());
    items.forEach((item, index) => {
      if (list.children[index] !== item) list.insertBefore(item, list.children[index]);
    });
    const text = holding(room) || counted(cards, older);
    if (count.textContent !== text) count.textContent = text;
    more.textContent = older ? say(words.wall_more, { count: older }) : "";
  };
  draw();
  model.on("change:room", draw);
  const id = unique("wall");
  const title = h("h4", { id, class: "ws-label" }, words.wall);
  const root = h(
    "section",
    { class: "ws-room", "aria-labelledby": id },
    title,
    count,
    reveal.button,
    list,
    more,
  );
  const stop = () => {
    reveal.stop();
    model.off("change:room", draw);
  };
  return { root, stop };
};

export const render = ({ model, el, words }) => {
  const { choices: talkingPoints, meta } = model.get("face");
  const touch = () => kept.touch();
  const chooser =
    talkingPoints.length > 0 &&
    choices({ legend: words.choose, options: talkingPoints, onchange: touch });
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
      [talkingPoints[value?.choice], value?.text].filter(Boolean).join("\n") ||
      words.empty_answer,
    words,
  });
  const others = wall(model, words);
  const how = h("p", { class: "ws-meta" }, meta);
  frame(model, el, how, chooser?.root, text.root, kept.foot, others.root);
  return () => {
    kept.stop();
    others.stop();
  };
};
