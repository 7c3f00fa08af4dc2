// What was typed stays on this device until the server has committed it.

import { newId } from "./new_id.js";

/** @import { Draft, Message, Model, Outcome, Unsaved, Write } from "./types.d.ts" */

// Once the person has left, nothing of theirs is kept any more, nor asked about.
let hasLeft = false;
document.addEventListener("workshop:left", () => {
  hasLeft = true;
});

// Nor of who only looks at a page, as a participant would see it.
const isKept = () => !hasLeft && !document.querySelector("#page-looks:not(:empty)");

/** @param {string} key */
const draftName = (key) => `workshop-draft:${key}`;

/**
 * What this device keeps under `key`: a write that is on its way, or half a one.
 * @template {{ write?: string }} [Kept=Draft]
 * @param {string} key
 */
export const draftOf = (key) => {
  const name = draftName(key);
  /**
   * @template Result
   * @param {() => Result} action
   */
  const guarded = (action) => {
    try {
      return action();
    } catch {
      return null; // private browsing may refuse storage: the open page still holds it
    }
  };
  /** @returns {Kept | null} */
  const get = () => guarded(() => JSON.parse(localStorage.getItem(name) ?? "null"));
  /** @param {Kept | null} draft */
  const put = (draft) => {
    if (isKept()) localStorage.setItem(name, JSON.stringify(draft));
    return true;
  };
  const clear = () => guarded(() => localStorage.removeItem(name));
  return {
    get,
    /**
     * Whether the device has room for it; an older draft must not outlive a newer one.
     * @param {Kept | null} draft
     */
    set: (draft) => {
      if (guarded(() => put(draft))) return true;
      clear();
      const fits = Boolean(guarded(() => put(draft)));
      if (!fits) document.dispatchEvent(new Event("workshop:unkept"));
      return fits;
    },
    clear,
    /**
     * What another tab of the same person has not sent yet stays.
     * @param {string} write
     */
    settle: (write) => get()?.write === write && clear(),
  };
};

/**
 * Sends one write at a time, oldest first, until each is acknowledged.
 * `heard` is told {saved} | {conflict} | {refused} | {late}, and which write it is about.
 * @template Value
 * @param {Model} model
 * @param {{ part: string, key: string, verb?: string,
 *   heard: (outcome: Outcome<Value>, write: Write<Value>) => void }} about
 */
export const sender = (model, { part, key, verb = "save", heard }) => {
  const SPACING = 250;
  const RETRY = 4000;
  const LONGEST_RETRY = 30000;
  /** @type {ReturnType<typeof draftOf<Draft<Value>>>} */
  const draft = draftOf(key);
  const found = draft.get();
  /** @type {Write<Value> | null} */
  let waiting = null; // the newest, not acknowledged
  /** @type {Write<Value> | null} */
  let inFlight = found?.first ?? null; // sent before it, and perhaps committed
  if (found) {
    const { first: _, ...newest } = found;
    waiting = newest;
  }
  /** @type {Write<Value> | null} */
  let undecided = null; // refused or in dispute: the next step is the person's
  let stored = Boolean(found);
  let tries = 0;
  let lastSent = -Infinity;
  let timer = 0;

  /** @param {number} wait */
  const later = (wait) => {
    clearTimeout(timer);
    timer = setTimeout(post, wait);
  };
  const store = () => {
    stored = draft.set(waiting && inFlight ? { ...waiting, first: inFlight } : waiting);
  };
  const post = () => {
    const write = inFlight ?? waiting;
    if (!write) return;
    if (tries) heard({ late: true }, write);
    inFlight = write;
    lastSent = performance.now();
    try {
      model.send({ do: verb, part, ...write });
    } catch {
      // not connected: the retry below sends it
    }
    later(Math.min(RETRY * 2 ** tries, LONGEST_RETRY));
    tries += 1;
  };
  /** @param {Message<Value>} message @param {Write<Value>} sent */
  const settle = (message, sent) => {
    const isNewest = waiting?.write === sent.write;
    tries = 0;
    inFlight = null;
    clearTimeout(timer);
    undecided = isNewest && !message.saved ? waiting : null;
    if (isNewest) waiting = null;
    else if (waiting) {
      if (message.saved) waiting = { ...waiting, based_on: message.saved.version };
      store();
    }
    if (message.saved) draft.settle(sent.write); // a dispute or a refusal is not over yet
    heard(message, sent);
    if (waiting) later(SPACING);
  };
  /** @param {Message} said */
  const onMessage = (said) => {
    if (!inFlight || said?.re !== inFlight.write) return;
    const message = /** @type {Message<Value>} */ (said);
    if (!message.again) return settle(message, inFlight);
    // Perhaps it was committed all the same, so nothing newer may overtake it.
    tries = 0;
    heard(message, inFlight);
    later(RETRY);
  };
  const onConnected = () => {
    tries = 0;
    post();
  };
  /**
   * Only where nothing is kept on this device does leaving lose words.
   * @param {Event} event
   */
  const onLeaving = (event) =>
    (waiting ?? inFlight) && !stored && isKept() && event.preventDefault();
  /** @param {CustomEvent<Unsaved>} event */
  const onAsked = ({ detail }) => {
    if (!(waiting ?? inFlight ?? undecided)) return;
    detail.names.add(model.get("face").prompt);
    detail.keys.add(draftName(key));
    detail.onTheWay ||= Boolean(waiting ?? inFlight) && model.connected !== false;
  };
  model.on("msg:custom", onMessage);
  model.on("connected", onConnected);
  addEventListener("beforeunload", onLeaving);
  document.addEventListener("workshop:leaving", onAsked);
  if (waiting) later(0);

  return {
    unsent: () => waiting ?? inFlight,
    unsettled: () => waiting ?? inFlight ?? undecided,
    isStored: () => stored,
    /** @param {Value} value @param {string} sharing @param {number} based_on */
    keep: (value, sharing, based_on) => {
      waiting = { value, sharing, based_on, write: newId() };
      undecided = null;
      store();
      if (!inFlight) later(Math.max(0, lastSent + SPACING - performance.now()));
    },
    drop: () => {
      waiting = inFlight = undecided = null;
      clearTimeout(timer);
      draft.clear();
    },
    stop: () => {
      clearTimeout(timer);
      model.off("msg:custom", onMessage);
      model.off("connected", onConnected);
      removeEventListener("beforeunload", onLeaving);
      document.removeEventListener("workshop:leaving", onAsked);
    },
  };
};
