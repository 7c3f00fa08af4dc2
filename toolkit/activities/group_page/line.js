// The row of one line of a shared page: read, or being written.

import { h, isComposing, say, setName, textBox } from "../base/dom.js";
import { fill, isHeld, sent, whenFree } from "../base/held.js";
import { whenChanged } from "../base/keyed.js";
import { readingOf, said } from "../base/said.js";
import { setIdle, steadily } from "../base/steady.js";
import { oneLine } from "./composer.js";

/** @import { Words } from "../base/types.d.ts" */
/** @import { LineShown } from "./shapes.d.ts" */
/** @import { LineActs, LineKeeper } from "./types.d.ts" */

/** @param {string} label @param {() => unknown} onclick @param {string} [name] */
export const quietly = (label, onclick, name) =>
  h(
    "button",
    { type: "button", class: "ws-quiet", "aria-label": name, onclick },
    label,
  );

/**
 * @param {LineKeeper} keeper
 * @param {{ limit: number, acts: LineActs, words: Words }} about
 */
export const lineRow = (keeper, { limit, acts, words }) => {
  let number = 0;
  const shown = h("div", {});
  const drawWords = whenChanged(shown, () => said(keeper.shown().text, words));
  const byline = h("p", { class: "ws-byline" });
  const note = h("p", { class: "ws-byline ws-writing" });
  const {
    root: field,
    box,
    grow,
  } = textBox({
    label: "",
    lines: 1,
    hidden: true,
    limit,
    // An empty box is on its way to other words, or to being taken away.
    oninput: () => {
      acts.here(keeper.state.id);
      if (!oneLine(box.value)) return;
      keeper.change({ text: oneLine(box.value), gone: false });
      sent(box);
    },
  });
  const isOpen = () => root.classList.contains("ws-open");
  keeper.holdWhile(() => isOpen() && isHeld(box));
  const close = () => {
    root.classList.remove("ws-open");
    keeper.read();
    draw();
  };
  const done = () => {
    const isEmpty = !oneLine(box.value);
    if (isEmpty) acts.away();
    close();
    if (!isEmpty) edit.focus();
  };
  box.addEventListener("keydown", (event) => {
    if (isComposing(event) || !["Enter", "Escape"].includes(event.key)) return;
    event.preventDefault();
    done();
  });
  box.addEventListener("focus", () => acts.here(keeper.state.id));
  box.addEventListener("blur", () => acts.here(null));
  const edit = quietly(words.edit, () => {
    root.classList.add("ws-open");
    fill(box, keeper.shown().text);
    grow();
    box.focus();
  });
  /** @param {string} label @param {number} by */
  const mover = (label, by) => {
    const moving = () => {
      steadily(button, () => acts.move(by));
    };
    const button = quietly(label, moving);
    return button;
  };
  const up = mover(words.up, -1);
  const down = mover(words.down, 1);
  const away = () => {
    acts.away();
    close();
  };
  const tools = h(
    "div",
    { class: "ws-line-tools" },
    h("button", { type: "button", onclick: done }, words.done),
    up,
    down,
    quietly(words.take_away, away),
  );
  const read = h("div", { class: "ws-line-read" }, h("div", {}, shown, byline), edit);
  const root = h(
    "li",
    { class: "ws-line" },
    read,
    h("div", { class: "ws-line-edit" }, field, tools),
    note,
  );
  const draw = () => {
    const { text } = keeper.shown();
    drawWords([text, readingOf(text)]);
    if (field.firstChild) field.firstChild.textContent = say(words.line, { number });
    setName(edit, say(words.edit_of, { number, text }));
    if (isOpen()) whenFree(box, follow);
  };
  // What others wrote meanwhile, once the person is out of the box.
  const follow = () => {
    keeper.read();
    const { text } = keeper.shown();
    if (isOpen() && oneLine(box.value) !== text) fill(box, text);
    grow();
  };
  /** @param {number} place @param {number} all */
  const drawAt = (place, all) => {
    number = place;
    setIdle(up, place === 1);
    setIdle(down, place === all);
    draw();
  };
  /** @param {LineShown} line */
  const about = ({ author, changed_by: by, saved }) => {
    const who = by ? say(words.changed_by, { author, by }) : author;
    byline.textContent = [who, saved].filter(Boolean).join(" · ");
  };
  return { root, edit, about, note, draw: drawAt };
};
