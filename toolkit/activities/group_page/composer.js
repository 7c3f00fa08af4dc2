// Adding a line, and telling the others that one is writing.

import { mention } from "../base/ask.js";
import { h, isComposing, say, textBox } from "../base/dom.js";
import { draftOf } from "../base/draft.js";
import { around, pastedRows, severalPasted } from "../base/pasted.js";

/** @import { Model, Words } from "../base/types.d.ts" */

/**
 * A line is a line: whatever stands in its box becomes one.
 * @param {string} text
 */
export const oneLine = (text) => text.replace(/\s+/g, " ").trim();

/**
 * Says that one is writing: `here(line)` whenever one does, "" for a new line, and null
 * when one leaves. A box that nobody types into is soon forgotten by the others.
 * @param {Model} model
 * @param {{ group: string }} about
 */
export const presence = (model, { group }) => {
  const BEAT = 10000;
  const PAUSE = 1500; // from one line to the next nobody has left
  /** @type {string | null} */
  let line = null;
  let told = -Infinity;
  let timer = 0;
  const tell = () => {
    told = performance.now();
    mention(model, { do: "here", group, line });
  };
  const leave = () => {
    line = null;
    clearTimeout(timer);
    tell();
  };
  /** @param {string | null} now */
  const here = (now) => {
    clearTimeout(timer);
    if (now === null) {
      if (line !== null) timer = setTimeout(leave, PAUSE);
      return;
    }
    const isNew = now !== line || performance.now() - told > BEAT;
    line = now;
    if (isNew) tell();
  };
  return { here, stop: () => line !== null && leave() };
};

/** @param {readonly string[]} cells */
const lineOf = (cells) => oneLine(cells.filter(Boolean).join(", "));

/**
 * The box for new lines: several that are pasted are several. What is too long for a line
 * stays in the box, and half a line outlives a reload.
 * @param {{ prefix: string, limit: number, write: (text: string) => void,
 *   here: (line: string | null) => void, words: Words }} about
 */
export const composing = ({ prefix, limit, write, here, words }) => {
  /** @type {ReturnType<typeof draftOf<{ text: string, write?: string }>>} */
  const draft = draftOf(`${prefix}new`);
  const told = h("p", { class: "ws-note", "aria-live": "polite" });
  const keep = () => {
    here("");
    if (box.value.trim()) draft.set({ text: box.value });
    else draft.clear();
  };
  const { root, box, grow } = textBox({
    label: words.add_line,
    lines: 1,
    oninput: keep,
  });
  /** @param {readonly string[]} lines */
  const take = (lines) => {
    const fitting = lines.filter((line) => line.length <= limit);
    const left = lines.filter((line) => line.length > limit);
    fitting.forEach(write);
    box.value = left.join("\n");
    if (left.length) draft.set({ text: box.value });
    else draft.clear();
    grow();
    const many = fitting.length > 1 ? words.added_count : "";
    told.textContent = say(left.length ? words.too_long : many, {
      count: fitting.length,
      limit,
    });
  };
  const add = () => {
    const isList = box.value.trim().includes("\n");
    const lines = isList ? pastedRows(box.value).map(lineOf) : [oneLine(box.value)];
    take(lines.filter(Boolean));
    box.focus();
  };
  box.addEventListener("paste", (event) => {
    const rows = severalPasted(event);
    if (!rows) return;
    const { before, after } = around(box);
    const lines = rows.map(lineOf);
    lines[0] = before + lines[0];
    lines[lines.length - 1] += after;
    take(lines.map(oneLine).filter(Boolean));
  });
  box.addEventListener("keydown", (event) => {
    if (event.key !== "Enter" || isComposing(event)) return;
    event.preventDefault();
    add();
  });
  box.addEventListener("focus", () => here(""));
  box.addEventListener("blur", () => here(null));
  box.value = draft.get()?.text ?? "";
  root.append(h("button", { type: "button", onclick: add }, words.add), told);
  root.classList.add("ws-composer");
  return { root, box };
};
