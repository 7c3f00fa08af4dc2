// Who is writing now: anywhere on the page, and in which line.

import { h, say } from "../base/dom.js";
import { inWords } from "../base/group.js";

/** @import { Words } from "../base/types.d.ts" */
/** @import { Writer } from "./shapes.d.ts" */

/** @param {Words} words */
export const writersLine = (words) => {
  const root = h("p", { class: "ws-meta ws-writing" });
  let expiry = 0;
  /** @param {readonly Writer[]} writers @param {string} one @param {string} more */
  const some = (writers, one, more) => {
    const names = writers.map(({ name }) => name);
    if (!names.length) return "";
    return say(names.length > 1 ? more : one, { names: inWords(names, words) });
  };
  /**
   * `notes` are the lines that are shown, each with the place where it says who is in it.
   * @param {readonly { id: string, note: HTMLElement }[]} notes
   * @param {readonly Writer[]} writing
   */
  const draw = (notes, writing) => {
    const now = writing.filter(({ left }) => left > 0);
    for (const { id, note } of notes) {
      const here = now.filter(({ line }) => line === id);
      note.textContent = some(here, words.writes_line, words.write_line);
    }
    root.textContent = some(now, words.one_writing, words.some_writing);
    clearTimeout(expiry);
    if (!now.length) return;
    const longest = Math.max(...now.map(({ left }) => left));
    expiry = setTimeout(() => draw(notes, []), 1000 * longest);
  };
  return { root, draw, stop: () => clearTimeout(expiry) };
};
