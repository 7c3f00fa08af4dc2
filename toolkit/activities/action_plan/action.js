// One action of a plan, in a card that folds away; its object is changed in place.

const lineBox = ({ label, type = "text", value, help, oninput }) => {
  const id = unique("line");
  const hint = help && h("p", { class: "ws-help", id: unique("hint") }, help);
  const described = { "aria-describedby": hint ? hint.id : null };
  const limit = type === "text" ? 300 : null;
  const box = h("input", { id, type, maxlength: limit, value, oninput, ...described });
  return h("div", { class: "ws-field" }, h("label", { for: id, class: "ws-label" }, label), hint, box);
};

const passage = ({ label, value, help, lines = 2, oninput }) => {
  const { root, box } = textBox({ label, value, lines, limit: 4000, oninput });
  if (!help) return root;
  const hint = h("p", { class: "ws-help", id: unique("hint") }, help);
  box.setAttribute("aria-describedby", hint.id);
  box.before(hint);
  return root;
};

const dayInWords = (day) =>
  day &&
  new Date(`${day}T12:00:00`).toLocaleDateString("en-GB", {
    day: "numeric",
    month: "long",
    year: "numeric",
  });

const today = () => {
  const now = new Date();
  const two = (number) => String(number).padStart(2, "0");
  return `${now.getFullYear()}-${two(now.getMonth() + 1)}-${two(now.getDate())}`;
};

const removal = ({ what, short = what, filled, act }) =>
  carefulButton({
    label: what,
    short,
    sure: () => (filled() ? say(WORDS.sure, { what }) : ""),
    yes: WORDS.yes,
    no: WORDS.no,
    act,
  });

const reviewNotes = (reviews, { most, touch }) => {
  const list = h("div", { class: "ws-reviews" });
  const full = h("p", { class: "ws-note", role: "status" });
  const remove = (review) => {
    reviews.splice(reviews.indexOf(review), 1);
    draw();
    more.focus();
    full.textContent = WORDS.removed;
    touch();
  };
  const note = (review) => {
    const typed = (name) => (event) => {
      review[name] = event.target.value;
      touch();
    };
    return h(
      "div",
      { class: "ws-review" },
      lineBox({ label: WORDS.review_date, type: "date", value: review.date, oninput: typed("date") }),
      passage({ label: WORDS.review_note, value: review.note, oninput: typed("note") }),
      removal({
        what: WORDS.review_remove,
        short: WORDS.remove,
        filled: () => isFilled(review.note),
        act: () => remove(review),
      }),
    );
  };
  const draw = () => replace(list, reviews.map(note));
  const add = () => {
    full.textContent = reviews.length < most ? "" : say(WORDS.full, { most });
    if (reviews.length >= most) return;
    reviews.push({ date: today(), note: "" });
    list.append(note(reviews.at(-1)));
    list.lastChild.querySelector("textarea").focus();
  };
  const more = h("button", { type: "button", class: "ws-quiet", onclick: add }, WORDS.add_review);
  draw();
  return h("fieldset", { class: "ws-wide" }, h("legend", { class: "ws-label" }, WORDS.reviews), list, more, full);
};

const actionCard = (action, { number, aim, rags, most, touch, remove, open = false }) => {
  const title = h("span", { class: "ws-action-title" });
  const state = h("span", { class: "ws-rag" });
  const day = h("span", { class: "ws-by" });
  const summarise = () => {
    title.textContent = action.action.trim() || WORDS.action_new;
    state.textContent = WORDS[action.rag] ?? "";
    state.dataset.rag = action.rag;
    day.textContent = action.by ? say(WORDS.by_day, { day: dayInWords(action.by) }) : "";
  };
  const changed = () => {
    summarise();
    touch();
  };
  const given = (name) => ({
    label: WORDS[name],
    value: action[name],
    help: WORDS[`${name}_help`],
    oninput: (event) => {
      action[name] = event.target.value;
      changed();
    },
  });
  const rag = choices({
    legend: WORDS.rag,
    options: rags.map((name) => WORDS[name]),
    onchange: () => {
      action.rag = rags[rag.read()[0]];
      changed();
    },
  });
  rag.write([rags.indexOf(action.rag)]);
  const wide = (element) => (element.classList.add("ws-wide"), element);
  const name = say(WORDS.action_number, { aim, number });
  summarise();
  return h(
    "details",
    { class: "ws-action", open },
    h("summary", {}, h("span", { class: "ws-number" }, name), title, state, day),
    h(
      "div",
      { class: "ws-action-grid", role: "group", "aria-label": name },
      wide(passage(given("action"))),
      lineBox(given("lead")),
      lineBox({ ...given("help"), help: "" }),
      lineBox({ ...given("by"), type: "date" }),
      passage({ ...given("resources"), lines: 1 }),
      wide(passage(given("measure"))),
      wide(rag.root),
      wide(passage({ ...given("reason"), lines: 1 })),
      reviewNotes(action.reviews, { most, touch }),
      wide(removal({ what: say(WORDS.action_remove, { number }), filled: () => isFilled(action), act: remove })),
    ),
  );
};
