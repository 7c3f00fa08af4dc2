// The words of one line. What was typed stays on this device until the server has
// committed it.

import { draftOf, sender } from "../base/draft.js";

const UNSENT = "workshop-draft:";

// Drafts of lines that were not sent yet, by the key they are kept under.
export const unsentLines = (prefix) => {
  let names = [];
  try {
    names = Object.keys(localStorage).filter((name) =>
      name.startsWith(UNSENT + prefix),
    );
  } catch {
    // private browsing may refuse storage
  }
  const drafts = names.map((name) => {
    const key = name.slice(UNSENT.length);
    return { key, value: draftOf(key).get()?.value };
  });
  return drafts.filter(({ value }) => typeof value?.line === "string");
};

// What the person wants of a line, sent until it is kept. `told` hears every outcome.
export const lineKeeper = (model, { id, group, key, told }) => {
  const state = { id, text: "", gone: false, version: 0, heard: 0, own: null };
  let sending = null;
  const heard = (message, sent) => {
    if (message.saved) {
      const { line, version } = message.saved;
      // Somebody else changed the same text: from now on these words are another line.
      const moved = line !== state.id;
      const before = state.id;
      state.id = line;
      state.version = moved ? version : Math.max(state.version, version, state.heard);
      if (sent.value.after === state.own?.after) delete state.own?.after;
      if (!sending.unsettled()) state.own = null;
      else if (moved) put();
      told({ ...message, moved: moved && before });
    } else told(message);
  };
  const open = () => {
    sending ??= sender(model, { part: "", key, heard });
    return sending;
  };
  const put = () => {
    open().keep({ group, line: state.id, ...state.own }, "group", state.version);
    told({});
  };
  const found = draftOf(key).get();
  if (found) {
    const { text, gone, after } = found.value;
    state.own = { text, gone, ...(after === undefined ? {} : { after }) };
    state.version = found.based_on;
    open();
  }
  return {
    state,
    change: (wanted) => {
      state.own = { text: state.text, gone: state.gone, ...state.own, ...wanted };
      put();
    },
    // What the server says; it is not shown while one's own words are on their way.
    hear: (line) => {
      Object.assign(state, {
        text: line.text,
        gone: Boolean(line.gone),
        heard: line.version,
      });
      if (!sending?.unsettled()) state.version = line.version;
    },
    shown: () => ({ text: state.text, gone: state.gone, ...state.own }),
    unsettled: () => Boolean(sending?.unsettled()),
    isStored: () => !sending || sending.isStored(),
    forget: () => (sending ? sending.drop() : draftOf(key).clear()),
    stop: () => sending?.stop(),
  };
};
