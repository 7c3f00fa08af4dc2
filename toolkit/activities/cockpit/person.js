// One person's line, and the form that corrects their attendance.

const MARKS = { "": "○", writing: "◐", saved: "●", earlier: "◌" };

const progressWords = ([state, time], title) => {
  const words = state ? say(WORDS[state], { time }) : WORDS.nothing;
  return `${title}: ${words}`;
};

const whereWords = ({ state, since }) => say(WORDS[state], { time: since });

const personLine = (id, one, choose) => {
  const marks = one.done.map(([state, time], at) =>
    h("span", { class: "ws-reached", "data-state": state || "none", title: progressWords([state, time], one.asked[at]) }, MARKS[state]),
  );
  const spoken = [
    WORDS[one.state] && whereWords(one),
    one.mark && WORDS[one.mark],
    one.help && WORDS.help,
    ...one.done.map((each, at) => progressWords(each, one.asked[at])),
  ].filter(Boolean);
  const about = spoken.length > 0 && h("span", { class: "ws-hidden" }, `, ${spoken.join(", ")}`);
  const said = one.mark === "present" ? "" : one.mark;
  const tag = (one.help && WORDS.help_tag) || (said && WORDS[said]) || (one.state === "away" && one.since);
  const button = h(
    "button",
    { type: "button", class: "ws-person-name", onclick: () => choose(id) },
    h("span", {}, one.name),
    about,
  );
  return h(
    "li",
    { class: "ws-one", "data-state": one.state, "data-help": one.help },
    h("span", { class: "ws-dot", "aria-hidden": "true" }),
    button,
    h("span", { class: "ws-tagged", "aria-hidden": "true" }, tag || ""),
    h("span", { class: "ws-reached-all", "aria-hidden": "true" }, marks),
  );
};

const recordedWords = ({ joined, left }) => {
  if (!joined) return WORDS.was_not;
  return say(left ? WORDS.was_here : WORDS.is_here, { joined, left });
};

// Opens below the list, about one person; what somebody else corrects meanwhile does
// not change what is being typed here.
const recordForm = ({ does, showLink, closed }) => {
  const root = h("div", { class: "ws-record", hidden: true });
  let about = null;
  const close = () => {
    root.hidden = true;
    closed(about);
    about = null;
  };
  const open = (id, one) => {
    about = id;
    const mark = chooser(WORDS.mark, () => {}, { hidden: false });
    const marks = ["present", "apology", "absent"].map((value) => [value, WORDS[value]]);
    mark.fill([["", WORDS.as_recorded], ...marks], one.mark);
    const mode = chooser(WORDS.mode, () => {}, { hidden: false });
    const modes = [["in person", WORDS.in_person], ["online", WORDS.online]];
    mode.fill([["", WORDS.mode_recorded], ...modes], one.mode);
    const tick = h("input", { type: "checkbox", id: unique("caught") });
    tick.checked = one.caught_up;
    const caught = h("div", { class: "ws-choice" }, tick, h("label", { for: tick.id }, WORDS.caught_up));
    const note = h("input", { type: "text", id: unique("note"), maxlength: 500, value: one.note });
    const noted = h("div", { class: "ws-choose" }, h("label", { for: note.id, class: "ws-label" }, WORDS.note), note);
    const keep = async (event) => {
      event.preventDefault();
      const said = { mark: mark.select.value, mode: mode.select.value, caught_up: tick.checked, note: note.value };
      const kept = await does({ do: "record", person: one.person, ...said }, say(WORDS.kept, { name: one.name }));
      if (kept && about === id) close();
    };
    const link = async () => {
      const made = await does({ do: "link", seat: id });
      if (made) showLink(one.name, made);
    };
    const title = h("h3", { class: "ws-label", tabindex: "-1" }, say(WORDS.record, { name: one.name }));
    replace(
      root,
      title,
      h("p", { class: "ws-meta" }, [one.school, recordedWords(one)].filter(Boolean).join(" · ")),
      h(
        "form",
        { onsubmit: keep },
        h("div", { class: "ws-row" }, mark.root, mode.root, caught),
        noted,
        h(
          "div",
          { class: "ws-row" },
          h("button", { class: "ws-plain" }, WORDS.keep),
          press(WORDS.close, close),
          !one.steers && press(WORDS.link, link),
        ),
      ),
    );
    root.hidden = false;
    title.focus();
  };
  return { root, open };
};
