// What somebody has made, a list for each workshop, and what they have marked.

const tickBox = (label, { checked, disabled = false, hidden, onchange }) => {
  const id = unique("part");
  const input = h("input", { type: "checkbox", id, disabled, onchange });
  input.checked = checked;
  const root = h("div", { class: "ws-tick" }, input, h("label", { for: id }, label));
  root.hidden = hidden;
  return root;
};

const madeOne = (one, { chosen, whole, choosing, choose }) => {
  const { part, title, words, parts, sharing, on, link: to } = one;
  return h(
    "li",
    {},
    tickBox(say(WORDS.single, { title }), {
      checked: whole || chosen.has(part),
      disabled: whole,
      hidden: !choosing,
      onchange: ({ target }) => choose(part, target.checked),
    }),
    link(to, title),
    h("p", { class: "ws-first-words" }, words),
    h("p", { class: "ws-meta" }, [parts, sharing, on].filter(Boolean).join(" · ")),
  );
};

const stillEmpty = (count) => {
  if (!count) return null;
  const words = count === 1 ? WORDS.empty_one : say(WORDS.empty_count, { count });
  return h("p", { class: "ws-meta" }, words);
};

// `opened` remembers which lists are open while the page is drawn again.
const madeGroup = (group, { title, opened, chosen, choosing, choose }) => {
  const { part, all, made } = group;
  const whole = chosen.has(part);
  const count = say(WORDS.answered, { answered: made.length, all });
  const root = h(
    "details",
    { class: "ws-made-group", ontoggle: () => opened.set(part, root.open) },
    h("summary", {}, h("h3", {}, title), " ", h("span", { class: "ws-meta" }, count)),
    tickBox(say(WORDS.group, { title }), {
      checked: whole,
      hidden: !choosing || !made.length,
      onchange: ({ target }) => choose(part, target.checked),
    }),
    made.length
      ? h("ul", { class: "ws-made" }, made.map((one) => madeOne(one, { chosen, whole, choosing, choose })))
      : h("p", { class: "ws-meta" }, WORDS.nothing),
    stillEmpty(all - made.length),
  );
  root.open = opened.get(part) ?? false;
  return root;
};

const marked = (marks) => {
  const id = unique("marks");
  const items = marks.map(({ title, note, bookmarked, link: to }) =>
    h(
      "li",
      {},
      link(to, title),
      bookmarked && h("p", { class: "ws-meta" }, `★ ${WORDS.bookmark}`),
      note && h("p", { class: "ws-words" }, note),
    ),
  );
  return h(
    "section",
    { class: "ws-marked", "aria-labelledby": id },
    h("h2", { class: "ws-panel-title", id }, WORDS.marks),
    items.length
      ? h("ul", { class: "ws-made" }, items)
      : h("p", { class: "ws-meta" }, WORDS.marks_none),
  );
};
