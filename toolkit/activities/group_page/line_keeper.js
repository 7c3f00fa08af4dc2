// The words of one line. What was typed stays on this device until the server has
// committed it.

import { draftOf, sender } from "../base/draft.js";

/** @import { Draft, Model, Outcome, Write } from "../base/types.d.ts" */
/** @import { LineOutcome, LineWrite, Wanted } from "./types.d.ts" */

const UNSENT = "workshop-draft:";

/** @param {string} key @returns {ReturnType<typeof draftOf<Draft<LineWrite>>>} */
const lineDraft = (key) => draftOf(key);

/**
 * Drafts of lines that were not sent yet, by the key they are kept under.
 * @param {string} prefix
 */
export const unsentLines = (prefix) => {
  /** @type {string[]} */
  let names = [];
  try {
    names = Object.keys(localStorage).filter((name) =>
      name.startsWith(UNSENT + prefix),
    );
  } catch {
    // private browsing may refuse storage
  }
  return names.flatMap((name) => {
    const key = name.slice(UNSENT.length);
    const value = lineDraft(key).get()?.value;
    return typeof value?.line === "string" ? [{ key, value }] : [];
  });
};

/**
 * What the person wants of a line, sent until it is kept. `told` hears every outcome.
 * @param {Model} model
 * @param {{ id: string, group: string, key: string,
 *   told: (outcome: LineOutcome) => void }} about
 */
export const lineKeeper = (model, { id, group, key, told }) => {
  const state = { id, text: "", gone: false, version: 0, heard: 0 };
  // What the person changes: not what others wrote while they were in the box.
  let seen = { text: "", version: 0 };
  let isHeld = () => false;
  /** @type {Wanted | null} */
  let own = null;
  /** @type {ReturnType<typeof sender<LineWrite>> | null} */
  let sending = null;
  /** @param {Outcome<LineWrite>} message @param {Write<LineWrite>} sent */
  const heard = (message, sent) => {
    if (message.saved) {
      const { line = state.id, version } = message.saved;
      // Somebody else changed the same text: from now on these words are another line.
      const moved = line !== state.id;
      state.id = line;
      state.version = moved ? version : Math.max(state.version, version, state.heard);
      seen = { text: sent.value.text, version };
      if (sent.value.after === own?.after) delete own?.after;
      if (!sending?.unsettled()) own = null;
      else if (moved && own) put(own);
      told({ ...message, moved });
    } else told(message);
  };
  const open = () => {
    sending ??= sender(model, { part: "", key, heard });
    return sending;
  };
  /** @param {Wanted} wanted */
  const put = (wanted) => {
    open().keep({ group, line: state.id, ...wanted }, "group", seen.version);
    told({});
  };
  const read = () => {
    if (!isHeld() && !sending?.unsettled())
      seen = { text: state.text, version: state.version };
  };
  const found = lineDraft(key).get();
  if (found) {
    const { text, gone, after } = found.value;
    own = { text, gone, ...(after === undefined ? {} : { after }) };
    state.version = found.based_on;
    seen = { text, version: found.based_on };
    open();
  }
  return {
    state,
    /** @param {Partial<Wanted>} wanted */
    change: (wanted) => {
      own = { text: seen.text, gone: state.gone, ...own, ...wanted };
      put(own);
    },
    /**
     * What the server says; it is not shown while one's own words are on their way.
     * @param {{ text: string, version: number, gone?: boolean }} line
     */
    hear: (line) => {
      Object.assign(state, {
        text: line.text,
        gone: Boolean(line.gone),
        heard: line.version,
      });
      if (!sending?.unsettled()) state.version = line.version;
      read();
    },
    read,
    /** @param {() => boolean} held */
    holdWhile: (held) => {
      isHeld = held;
    },
    /** @returns {Wanted} */
    shown: () => ({ text: state.text, gone: state.gone, ...own }),
    isHeld: () => isHeld(),
    unsettled: () => Boolean(sending?.unsettled()),
    isStored: () => !sending || sending.isStored(),
    stop: () => sending?.stop(),
  };
};
