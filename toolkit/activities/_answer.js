// The box around an answer: prompt, who sees it, whether it is saved, two versions.

const sharingChooser = (levels, value, onchange) => {
  if (!levels.length) return { root: null, select: { value } }; // nothing to choose
  const id = unique("sharing");
  const options = levels.map((level) => h("option", { value: level.value }, level.label));
  const select = h("select", { id, onchange }, options);
  select.value = value;
  const root = h(
    "div",
    { class: "ws-sharing" },
    h("label", { for: id }, WORDS.who_sees),
    select,
  );
  return { root, select };
};

// `shown(value)` draws a version for the person to compare.
const conflictPanel = ({ theirs, mine, shown, choose }) => {
  const version = (title, value, chosen) =>
    h(
      "div",
      { class: "ws-version" },
      h("h4", {}, title),
      h("div", { class: "ws-quote" }, shown(value)),
      h("button", { type: "button", onclick: chosen }, WORDS.use_this),
    );
  return h(
    "div",
    { class: "ws-conflict", role: "group", "aria-label": WORDS.conflict },
    h("p", {}, WORDS.conflict),
    version(WORDS.conflict_here, mine, () => choose("mine")),
    version(say(WORDS.conflict_there, { time: theirs.saved }), theirs.value, () =>
      choose("theirs"),
    ),
  );
};

const plainly = (value) => {
  if (value === null || value === undefined || value === "") return WORDS.empty_answer;
  if (typeof value !== "object") return String(value);
  return Object.values(value).map(plainly).filter(Boolean).join(" · ");
};

// Keeps one part of an answer. `read()` takes the value from the page, `write(value)`
// puts one there. Returns the footer to show and `touch()` to call on every input.
const keeper = (model, { part = "", read, write, shown = plainly, levels }) => {
  const face = model.get("face");
  const answer = () => model.get("answers")[part];
  let base = answer().version;
  const status = h("p", { class: "ws-status", role: "status" });
  const panel = h("div", {});
  const tell = (words, values, tone = "") => {
    const text = say(words, values);
    if (status.textContent !== text) status.textContent = text;
    status.dataset.tone = tone;
  };
  const settled = (saved) => tell(saved.saved ? WORDS.saved : WORDS.not_started, { time: saved.saved });
  const heard = (message, sent) => {
    if (message.saved) {
      base = Math.max(base, message.saved.version);
      if (!sending.pending()) tell(WORDS.saved, { time: message.saved.saved });
    } else if (message.refused) tell(message.refused, {}, "refused");
    else if (message.conflict) dispute(message.conflict, sent);
  };
  const dispute = ({ theirs }, sent) => {
    base = Math.max(base, theirs.version);
    tell(WORDS.conflict, {}, "refused");
    const choose = (which) => {
      replace(panel);
      sending.drop();
      write(which === "theirs" ? theirs.value : sent.value);
      sharing.select.value = which === "theirs" ? theirs.sharing : sent.sharing;
      if (which === "theirs" && base === theirs.version) settled(theirs);
      else touch();
    };
    replace(panel, conflictPanel({ theirs, mine: sent.value, shown, choose }));
  };
  const adopt = (saved) => {
    base = saved.version;
    sharing.select.value = saved.sharing;
    write(saved.value);
    settled(saved);
  };
  const touch = () => {
    sending.keep(read(), sharing.select.value, base);
    tell(online ? WORDS.saving : WORDS.offline);
  };
  const sharing = sharingChooser(levels ?? face.sharing_levels, answer().sharing, () => touch());
  const sending = sender(model, { part, key: `${face.draft_key}/${part}`, heard });
  let online = true;
  const onChange = () => {
    const now = answer();
    if (now.version > base && !sending.pending() && !panel.hasChildNodes()) adopt(now);
  };
  const onDisconnected = () => {
    online = false;
    if (sending.pending()) tell(WORDS.offline);
  };
  const onConnected = () => {
    online = true;
    if (sending.pending()) tell(WORDS.saving);
  };
  const listeners = [
    ["change:answers", onChange],
    ["disconnected", onDisconnected],
    ["connected", onConnected],
  ];
  listeners.forEach(([event, listener]) => model.on(event, listener));
  const unsent = sending.pending();
  adopt(answer());
  if (unsent) {
    sharing.select.value = unsent.sharing;
    write(unsent.value);
    tell(WORDS.saving);
  }
  const stop = () => {
    sending.stop();
    listeners.forEach(([event, listener]) => model.off(event, listener));
  };
  return { foot: h("div", { class: "ws-foot" }, sharing.root, status, panel), touch, stop };
};

// The usual frame of an activity: heading, help, body, and the keeper's footer.
const frame = (model, el, ...children) => {
  const { prompt, help } = model.get("face");
  const id = unique("prompt");
  const heading = h("h3", { class: "ws-prompt", id }, prompt);
  const helped = help && h("p", { class: "ws-help" }, help);
  el.replaceChildren(
    h("section", { class: "ws-activity", "aria-labelledby": id }, heading, helped, children),
  );
};
