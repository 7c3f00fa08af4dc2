// What was typed stays on this device until the server has committed it.

const draftOf = (key) => {
  const name = `workshop-draft:${key}`;
  const guarded = (action) => {
    try {
      return action();
    } catch {
      return null; // private browsing may refuse storage: the open page still holds it
    }
  };
  return {
    get: () => guarded(() => JSON.parse(localStorage.getItem(name))),
    set: (draft) => guarded(() => localStorage.setItem(name, JSON.stringify(draft))),
    clear: () => guarded(() => localStorage.removeItem(name)),
  };
};

const writeId = () =>
  Array.from(crypto.getRandomValues(new Uint8Array(16)), (byte) =>
    byte.toString(16).padStart(2, "0"),
  ).join("");

// Sends one write at a time, oldest first, until each is acknowledged.
// `heard` is told {saved} | {conflict} | {refused}; `pending()` what is unsent now.
const sender = (model, { part, key, heard }) => {
  const SPACING = 250;
  const RETRY = 4000;
  const draft = draftOf(key);
  let waiting = draft.get();
  let inFlight = null;
  let lastSent = -Infinity;
  let timer = 0;

  const later = (wait) => {
    clearTimeout(timer);
    timer = setTimeout(post, wait);
  };
  const post = () => {
    const write = inFlight ?? waiting;
    if (!write) return;
    inFlight = write;
    lastSent = performance.now();
    try {
      model.send({ do: "save", part, ...write });
    } catch {
      // not connected: the retry below sends it
    }
    later(RETRY);
  };
  const settle = (message) => {
    const acknowledged = inFlight;
    inFlight = null;
    clearTimeout(timer);
    if (waiting?.write === acknowledged.write && !message.again) {
      if (message.saved) draft.clear(); // a dispute or a refusal is not over yet
      waiting = null;
    } else if (message.saved && waiting) {
      waiting = { ...waiting, based_on: message.saved.version };
      draft.set(waiting);
    }
    heard(message, acknowledged);
    if (waiting) later(message.again ? RETRY : SPACING);
  };
  const onMessage = (message) => {
    if (inFlight && message?.re === inFlight.write) settle(message);
  };
  const onConnected = () => (inFlight || waiting) && post();
  model.on("msg:custom", onMessage);
  model.on("connected", onConnected);
  if (waiting) later(0);

  return {
    pending: () => waiting ?? inFlight,
    keep: (value, sharing, based_on) => {
      waiting = { value, sharing, based_on, write: writeId() };
      draft.set(waiting);
      if (!inFlight) later(Math.max(0, lastSent + SPACING - performance.now()));
    },
    drop: () => {
      waiting = inFlight = null;
      clearTimeout(timer);
      draft.clear();
    },
    stop: () => {
      clearTimeout(timer);
      model.off("msg:custom", onMessage);
      model.off("connected", onConnected);
    },
  };
};
