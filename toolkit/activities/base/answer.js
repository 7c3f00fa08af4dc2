// The box around an answer: prompt, who sees it, whether it is saved, two versions.

import { conflictPanel } from "./conflict.js";
import { h, replace, say } from "./dom.js";
import { sender } from "./draft.js";
import { earlierVersions } from "./earlier.js";
import { answerFoot } from "./foot.js";
import { hasWriter, whenFree } from "./held.js";
import { levelChooser } from "./level.js";
import { keepingCaret, statusLine } from "./status.js";

/** @import { Offered } from "./shapes.d.ts" */
/** @import { Child, Kept, Model, Outcome, Words, Write } from "./types.d.ts" */

/** @param {unknown} value @param {Words} words @returns {string} */
export const plainly = (value, words) => {
  if (value === null || value === undefined || value === "") return words.empty_answer;
  if (typeof value !== "object") return String(value);
  return Object.values(value)
    .map((one) => plainly(one, words))
    .filter(Boolean)
    .join(" · ");
};

/**
 * Keeps one part of an answer. `read()` takes the value from the page, `write(value)`
 * puts one there; `more` stands among what there is more of. Returns the footer to show
 * and `touch()` to call on every input.
 * @template Value
 * @param {Model} model
 * @param {{ words: Words, part?: string, read: () => Value,
 *   write: (value: Value | null) => void, shown?: (value: Value | null) => Child,
 *   levels?: readonly Offered[], more?: HTMLElement }} about
 */
export const keeper = (model, about) => {
  const { words, part = "", read, write, levels, more } = about;
  const { shown = (value) => plainly(value, words) } = about;
  const answer = () => /** @type {Kept<Value | null>} */ (model.get("answers")[part]);
  const status = statusLine();
  const panel = h("div", { class: "ws-choosing" });
  let base = answer().version; // what the person has seen
  let online = model.connected !== false;
  /** @type {Kept<Value | null> | null} */
  let disputed = null; // the other device's version, until the person has chosen
  let troubled = false;
  /** @param {string} words */
  const refuse = (words) => status.tell(words, { tone: "refused", often: true });
  /** @param {string} text */
  const unsaved = (text) =>
    status.tell(sending.isStored() ? text : words.unkept, { tone: "waiting" });
  /** @param {{ saved: string }} when @param {{ often?: boolean }} [how] */
  const settled = ({ saved }, how) =>
    status.tell(say(saved ? words.saved : words.not_started, { time: saved }), how);
  const saving = () => {
    if (!online) unsaved(words.offline);
    else if (!troubled) status.tell(words.saving, { often: true });
  };
  /** @param {Outcome<Value | null>} message @param {Write<Value | null>} sent */
  const heard = (message, sent) => {
    if (message.late) {
      if (!troubled) unsaved(online ? words.kept : words.offline);
      return;
    }
    troubled = Boolean(message.again);
    if (message.refused) refuse(message.refused);
    else if (message.conflict) dispute(message.conflict.theirs, sent);
    else if (message.saved) {
      base = Math.max(base, message.saved.version);
      if (!sending.unsettled()) settled(message.saved, { often: true });
      foot.weigh(message.saved.version);
      earlier.kept();
      follow();
    }
  };
  /**
   * Until the person has chosen, what they type is kept beside the other version.
   * @param {Kept<Value | null>} theirs
   * @param {Write<Value | null>} mine
   */
  const dispute = (theirs, mine) => {
    base = mine.based_on;
    disputed = theirs;
    refuse(words.conflict);
    /** @param {"mine" | "theirs"} which */
    const choose = (which) => {
      disputed = null;
      base = theirs.version;
      replace(panel);
      if (which === "mine") touch();
      else {
        sending.drop();
        adopt(theirs);
        catchUp();
      }
      status.root.focus();
    };
    replace(
      panel,
      conflictPanel(model, { theirs, mine: mine.value, shown, choose, words }),
    );
  };
  /** @param {Kept<Value | null>} saved */
  const adopt = (saved) => {
    base = saved.version;
    sharing.write(saved.sharing);
    keepingCaret(() => write(saved.value));
    settled(saved);
    foot.weigh(saved.version);
  };
  const touch = () => {
    sending.keep(read(), sharing.read(), base);
    saving();
  };
  const sharing = levelChooser(levels ?? model.get("face").sharing_levels, {
    level: answer().sharing,
    onchange: () => touch(),
    words,
  });
  /**
   * What stands, and what is on its way, would be lost under what is brought back.
   * @param {Value | null} value
   */
  const back = (value) => {
    if (disputed || sending.unsettled()) return words.versions_wait;
    write(value);
    touch();
    return "";
  };
  const earlier = earlierVersions(model, { part, now: read, back, shown, words });
  const sending = sender(model, {
    part,
    key: `${model.get("draft_key")}/${part}`,
    heard,
  });
  const catchUp = () => {
    const now = answer();
    if (now.version > base && !disputed && !sending.unsettled()) adopt(now);
  };
  // The boxes of this answer stand beside its foot.
  const follow = () => {
    const around = foot.root.parentElement ?? foot.root;
    whenFree(around, catchUp, hasWriter);
  };
  // What can be chosen from changes when groups do.
  const offer = () => levels ?? sharing.offer(model.get("face").sharing_levels);
  /** @param {boolean} connected */
  const turn = (connected) => {
    online = connected;
    if (sending.unsent()) saving();
  };
  /** @type {[string, () => void][]} */
  const listeners = [
    ["change:answers", follow],
    ["change:face", offer],
    ["disconnected", () => turn(false)],
    ["connected", () => turn(true)],
  ];
  listeners.forEach(([event, listener]) => model.on(event, listener));
  const foot = answerFoot({
    part,
    sharing,
    status: status.root,
    earlier,
    more,
    panel,
    words,
  });
  const unsent = sending.unsent();
  adopt(answer());
  if (unsent) {
    base = unsent.based_on;
    sharing.write(unsent.sharing);
    write(unsent.value);
    saving();
  }
  const stop = () => {
    sending.stop();
    status.stop();
    listeners.forEach(([event, listener]) => model.off(event, listener));
  };
  return { foot: foot.root, touch, stop };
};
