// The year as a path, under the one workshop that matters now.

const when = ({ when, hours }) => h("p", {}, `${when}, ${hours}`);

const calendarLink = ({ calendar, title }) =>
  link(calendar, WORDS.calendar, { label: `${WORDS.calendar}: ${title}` });

const onNow = (one) =>
  h(
    "div",
    { class: "ws-first", "data-state": "now" },
    h("p", { class: "ws-eyebrow" }, WORDS.now),
    h("p", { class: "ws-first-title" }, one.title),
    h("p", {}, `${one.hours} · ${one.mode}`),
    one.written
      ? link(one.page, WORDS.join, { label: `${WORDS.join}: ${one.title}`, primary: true })
      : h("p", {}, WORDS.unwritten),
  );

const comesNext = (one, away) =>
  h(
    "div",
    { class: "ws-first", "data-state": "next" },
    h("p", { class: "ws-eyebrow" }, [WORDS.next, away].filter(Boolean).join(" · ")),
    h("p", { class: "ws-first-title" }, one.title),
    when(one),
    h("p", {}, one.mode),
    h(
      "p",
      { class: "ws-links" },
      one.written &&
        link(one.page, WORDS.open_next, {
          label: say(WORDS.open_next_of, one),
          primary: true,
        }),
      calendarLink(one),
    ),
  );

const isOver = (portfolio) =>
  h(
    "div",
    { class: "ws-first", "data-state": "over" },
    h("p", { class: "ws-eyebrow" }, WORDS.over),
    h("p", { class: "ws-first-title" }, WORDS.over_title),
    h("p", {}, WORDS.over_about),
    h("p", { class: "ws-links" }, link(portfolio, WORDS.portfolio, { primary: true })),
  );

const first = ({ workshops, portfolio }, { states = [], away = [] }) => {
  const now = states.indexOf("now");
  if (now >= 0) return onNow(workshops[now]);
  const next = states.indexOf("next");
  if (next >= 0) return comesNext(workshops[next], away[next]);
  return states.length ? isOver(portfolio) : null;
};

const step = (one, state) => {
  const begun = state === "done" || state === "now";
  const links = [
    one.written && link(one.page, WORDS.open, { label: say(WORDS.open_of, one) }),
    one.written && begun && link(one.pdf, WORDS.pdf, { label: say(WORDS.pdf_of, one) }),
  ];
  const marker = state === "done" ? "✓" : String(one.number);
  return h(
    "li",
    { "data-state": state, "aria-current": state === "now" ? "step" : null },
    h("span", { class: "ws-marker", "aria-hidden": "true" }, marker),
    h("h3", {}, one.title),
    h("p", { class: "ws-meta" }, `${WORDS[`${state}_state`]} · ${one.when}`),
    h("p", { class: "ws-links" }, links),
  );
};

const tools = (listed) => {
  if (!listed.length) return null;
  const id = unique("tools");
  return h(
    "nav",
    { class: "ws-tools", "aria-labelledby": id },
    h("p", { id, class: "ws-eyebrow" }, WORDS.steers),
    h("p", { class: "ws-links" }, listed.map(({ title, link: to }) => link(to, title))),
  );
};

const render = ({ model, el }) => {
  const draw = () => {
    const [face, room] = [model.get("face"), model.get("room")];
    const steps = face.workshops.map((one, at) => step(one, room.states?.[at] ?? "later"));
    const everything = link(face.calendar, WORDS.calendar_all);
    const shown = [
      first(face, room),
      tools(face.tools),
      h("ol", { class: "ws-path" }, steps),
      h("p", { class: "ws-links" }, everything),
    ];
    panel(el, { title: face.prompt, name: "year", hidden: true }, shown);
  };
  return looking(model, draw);
};

export default { render };
