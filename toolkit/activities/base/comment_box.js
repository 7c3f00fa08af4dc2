// The box in which a comment is written.

import { h, textBox } from "./dom.js";
import { draftOf } from "./draft.js";
import { fill, sent } from "./held.js";
import { newId } from "./new_id.js";

/** @import { Message, Words } from "./types.d.ts" */

/**
 * Half a comment outlives a reload; one that may have been kept is sent as it was.
 * @param {{ key: string, label: string, action: string, words: Words,
 *   send: (text: string, comment: string) => Promise<Message> }} about
 */
export const commentBox = ({ key, label, action, send, words }) => {
  /** @type {ReturnType<typeof draftOf<{ text: string, write?: string }>>} */
  const draft = draftOf(key);
  let kept = draft.get();
  let isOnTheWay = false;
  let isSettling = false;
  const told = h("p", { class: "ws-note", role: "status" });
  const keep = () => {
    if (isSettling) return;
    kept = { text: box.value };
    told.textContent = "";
    if (box.value.trim()) draft.set(kept);
    else draft.clear();
  };
  const { root, box } = textBox({ label, lines: 2, oninput: keep });
  fill(box, kept?.text ?? "");
  box.addEventListener("blur", () => sent(box)); // the draft has it: news may come in
  const post = async () => {
    const text = box.value;
    if (isOnTheWay) return;
    if (!text.trim()) {
      told.textContent = words.comment_empty;
      return box.focus();
    }
    const comment = kept?.write ?? newId();
    kept = { text, write: comment };
    draft.set(kept);
    isOnTheWay = true;
    told.textContent = words.comment_sending;
    const { comments, refused, again } = await send(text, comment);
    isOnTheWay = false;
    if (comments) settle(comment, text);
    told.textContent = comments ? words.comment_sent : words.comment_failed;
    if (refused && !again) told.textContent = refused;
  };
  /** @param {string} comment @param {string} text */
  const settle = (comment, text) => {
    draft.settle(comment);
    if (box.value !== text) return;
    fill(box, "");
    isSettling = true; // what another tab keeps here stays
    box.dispatchEvent(new Event("input", { bubbles: true })); // the preview goes, too
    isSettling = false;
    kept = null;
  };
  const disabled = "paused" in document.documentElement.dataset;
  return h(
    "fieldset",
    { class: "ws-pausable", role: "presentation", disabled },
    root,
    h("p", { class: "ws-meta" }, words.comment_who),
    h("button", { type: "button", onclick: post }, action),
    told,
  );
};
