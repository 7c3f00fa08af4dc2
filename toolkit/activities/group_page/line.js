// One line of a shared page: read, or being written. What was typed into it stays on
// this device until the server has committed it.

const UNSENT = "workshop-draft:";

// Drafts of lines that were not sent yet, by the key they are kept under.
const unsentLines = (prefix) => {
  let names = [];
  try {
    names = Object.keys(localStorage).filter((name) => name.startsWith(UNSENT + prefix));
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
const lineKeeper = (model, { id, group, key, told }) => {
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
      Object.assign(state, { text: line.text, gone: Boolean(line.gone), heard: line.version });
      if (!sending?.unsettled()) state.version = line.version;
    },
    shown: () => ({ text: state.text, gone: state.gone, ...state.own }),
    unsettled: () => Boolean(sending?.unsettled()),
    isStored: () => !sending || sending.isStored(),
    forget: () => (sending ? sending.drop() : draftOf(key).clear()),
    stop: () => sending?.stop(),
  };
};

const quietly = (label, onclick, name) =>
  h("button", { type: "button", class: "ws-quiet", "aria-label": name, onclick }, label);

// The row of a line. `acts` are up(), down() and here(line or null).
const lineRow = (keeper, { limit, acts }) => {
  let number = 0;
  const words = h("p", { class: "ws-words" });
  const byline = h("p", { class: "ws-byline" });
  const note = h("p", { class: "ws-byline ws-writing" });
  const { root: field, box, grow } = textBox({
    label: "",
    lines: 1,
    hidden: true,
    limit,
    // An empty box is on its way to other words, or to being taken away.
    oninput: () => {
      acts.here(keeper.state.id);
      if (oneLine(box.value)) keeper.change({ text: oneLine(box.value), gone: false });
    },
  });
  const close = () => {
    root.classList.remove("ws-open");
    draw();
  };
  const done = () => {
    const isEmpty = !oneLine(box.value);
    close();
    if (isEmpty) acts.away();
    else edit.focus();
  };
  box.addEventListener("keydown", (event) => {
    if (event.isComposing || !["Enter", "Escape"].includes(event.key)) return;
    event.preventDefault();
    done();
  });
  box.addEventListener("focus", () => acts.here(keeper.state.id));
  box.addEventListener("blur", () => acts.here(null));
  const edit = quietly(WORDS.edit, () => {
    root.classList.add("ws-open");
    box.value = keeper.shown().text;
    grow();
    box.focus();
  });
  // A row that changes its place loses the focus that was in it.
  const moving = (by) => (event) => {
    const button = event.currentTarget;
    acts.move(by);
    button.focus();
  };
  const away = () => {
    close();
    acts.away();
  };
  const tools = h(
    "div",
    { class: "ws-line-tools" },
    h("button", { type: "button", onclick: done }, WORDS.done),
    quietly(WORDS.up, moving(-1)),
    quietly(WORDS.down, moving(1)),
    quietly(WORDS.take_away, away),
  );
  const read = h("div", { class: "ws-line-read" }, h("div", {}, words, byline), edit);
  const root = h("li", { class: "ws-line" }, read, h("div", { class: "ws-line-edit" }, field, tools), note);
  const draw = () => {
    const { text } = keeper.shown();
    if (words.textContent !== text) words.textContent = text;
    field.firstChild.textContent = say(WORDS.line, { number });
    edit.setAttribute("aria-label", say(WORDS.edit_of, { number, text }));
    const isOpen = root.classList.contains("ws-open");
    if (isOpen && oneLine(box.value) !== text) keepingCaret(() => (box.value = text));
  };
  const about = ({ author, changed_by: by, saved }) => {
    const who = by ? say(WORDS.changed_by, { author, by }) : author;
    byline.textContent = [who, saved].filter(Boolean).join(" · ");
  };
  return { root, edit, about, note, draw: (place) => ((number = place), draw()) };
};
