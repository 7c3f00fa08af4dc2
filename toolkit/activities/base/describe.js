// What a picture shows, for who cannot see it: kept as it is typed.

import { h, say, textBox, unique } from "./dom.js";
import { sender } from "./draft.js";
import { fill, hasWriter, sent, whenFree } from "./held.js";
import { statusLine } from "./status.js";

/** @import { OwnFile } from "./shapes.d.ts" */
/** @import { Model, Outcome, Words } from "./types.d.ts" */

const LIMIT = 1000;

/**
 * `changed()` is called when something new is kept and nobody is writing on.
 * @param {Model} model
 * @param {OwnFile} file
 * @param {{ changed: () => void, words: Words }} about
 */
export const describeBox = (model, file, { changed, words }) => {
  const status = statusLine();
  const which = h("span", { class: "ws-hidden" }, ` (${file.name})`);
  const hint = h("p", { class: "ws-help", id: unique("why") }, words.describe_why);
  let isNew = false;
  /** @param {string} text */
  const waiting = (text) =>
    status.tell(sending.isStored() ? text : words.unkept, { tone: "waiting" });
  const typed = () => {
    sending.keep(box.value, "", 0);
    if (model.connected === false) waiting(words.offline);
    else status.tell(words.saving, { often: true });
  };
  const { root, box, grow } = textBox({
    label: [words.describe, which],
    lines: 1,
    limit: LIMIT,
    oninput: typed,
  });
  box.setAttribute("aria-describedby", hint.id);
  box.before(hint);
  const settle = () => {
    if (!isNew || sending.unsettled() || hasWriter(root)) return;
    isNew = false;
    changed();
  };
  /** @param {Outcome<string>} message */
  const heard = (message) => {
    if (message.late) return waiting(words.kept);
    if (message.refused) return status.tell(message.refused, { tone: "refused" });
    if (!message.saved || sending.unsettled()) return;
    status.tell(say(words.saved, { time: message.saved.saved }), { often: true });
    sent(box);
    isNew = true;
    settle();
  };
  /** @type {ReturnType<typeof sender<string>>} */
  const sending = sender(model, {
    part: file.id,
    key: `${model.get("draft_key")}/file.${file.id}`,
    verb: "describe",
    heard,
  });
  /** @param {string} words */
  const put = (words) => {
    fill(box, words);
    grow();
  };
  put(file.description ?? "");
  const unsent = sending.unsent();
  if (unsent) box.value = unsent.value;
  box.addEventListener("blur", () => setTimeout(settle));
  return {
    root: h("div", { class: "ws-describe" }, root, status.root),
    /** @param {string} description */
    update: (description) =>
      whenFree(root, () => sending.unsettled() || put(description)),
    /** @param {boolean} [forGood] */
    stop: (forGood) => {
      if (forGood) sending.drop();
      sending.stop();
      status.stop();
    },
  };
};
