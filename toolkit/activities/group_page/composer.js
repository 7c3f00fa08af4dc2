// Adding a line, and telling the others that one is writing.

import { mention } from "../base/ask.js";
import { h, textBox } from "../base/dom.js";
import { draftOf } from "../base/draft.js";

/** @import { Model, Words } from "../base/types.d.ts" */

/**
 * A line is a line: what was pasted becomes one.
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

/**
 * The box for a new line; half a line outlives a reload.
 * @param {{ prefix: string, limit: number, write: (text: string) => void,
 *   here: (line: string | null) => void, words: Words }} about
 */
export const composing = ({ prefix, limit, write, here, words }) => {
  /** @type {ReturnType<typeof draftOf<{ text: string, write?: string }>>} */
  const draft = draftOf(`${prefix}new`);
  const keep = () => {
    here("");
    if (box.value.trim()) draft.set({ text: box.value });
    else draft.clear();
  };
  const { root, box, grow } = textBox({
    label: words.add_line,
    lines: 1,
    limit,
    oninput: keep,
  });
  const add = () => {
    write(box.value);
    box.value = "";
    draft.clear();
    grow();
    box.focus();
  };
  box.addEventListener("keydown", (event) => {
    if (event.key !== "Enter" || event.isComposing) return;
    event.preventDefault();
    add();
  });
  box.addEventListener("focus", () => here(""));
  box.addEventListener("blur", () => here(null));
  box.value = draft.get()?.text ?? "";
  root.append(h("button", { type: "button", onclick: add }, words.add));
  root.classList.add("ws-composer");
  return { root, box };
};
