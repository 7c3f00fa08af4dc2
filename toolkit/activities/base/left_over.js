// What found no place where it was pasted: no part of an answer, and not lost either.

import { textBox } from "./dom.js";
import { draftOf } from "./draft.js";

/** @import { Model, Words } from "./types.d.ts" */

/**
 * Keeps on this device, until it is emptied, what stands in a box and is not saved.
 * @param {Model} model
 * @param {string} place
 */
export const leftDraft = (model, place) => {
  /** @type {ReturnType<typeof draftOf<{ text: string, write?: string }>>} */
  const draft = draftOf(`${model.get("draft_key")}/left/${place}`);
  return {
    get: () => draft.get()?.text ?? "",
    /** @param {string} text */
    set: (text) => {
      if (text.trim()) draft.set({ text });
      else draft.clear();
    },
  };
};

/**
 * A box for it, shown while something stands there.
 * @param {Model} model
 * @param {{ place?: string, words: Words }} about
 */
export const leftOver = (model, { place = "", words }) => {
  const draft = leftDraft(model, place);
  const oninput = () => draft.set(box.value);
  const { root, box, grow } = textBox({ label: words.left_over, lines: 2, oninput });
  const draw = () => {
    root.hidden = !box.value;
    grow();
  };
  box.value = draft.get();
  draw();
  return {
    root,
    /** @param {readonly string[]} lines */
    add: (lines) => {
      box.value = [box.value, ...lines].filter(Boolean).join("\n");
      draw();
      draft.set(box.value);
    },
  };
};
