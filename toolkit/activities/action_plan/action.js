// One action of a plan, in a card that folds away; its object is changed in place.

import { carefulButton, isFilled } from "../base/ask.js";
import { choices, h, replace, say, textBox, unique } from "../base/dom.js";

export const lineBox = ({ label, type = "text", value, help, oninput }) => {
  const id = unique("line");
  const hint = help && h("p", { class: "ws-help", id: unique("hint") }, help);
  const described = { "aria-describedby": hint ? hint.id : null };
  const limit = type === "text" ? 300 : null;
  const box = h("input", { id, type, maxlength: limit, value, oninput, ...described });
  return h("div", { class: "ws-field" }, h("label", { for: id, class: "ws-label" }, label), hint, box);
};

export const passage = ({ label, value, help, lines = 2, oninput }) => {
  const { root, box } = textBox({ label, value, lines, limit: 4000, oninput });
  if (!help) return root;
  const hint = h("p", { class: "ws-help", id: unique("hint") }, help);
  box.setAttribute("aria-describedby", hint.id);
  box.before(hint);
  return root;
};

const dayInWords = (day, words) => {
  const [year, month, date] = day.split("-").map(Number);
  return say(words.day, { date, month: words.months.split(" ")[month - 1], year });
};

const today = () => {
  const now = new Date();
  const two = (number) => String(number).padStart(2, "0");
  return `${now.getFullYear()}-${two(now.getMonth() + 1)}-${two(now.getDate())}`;
};

export const removal = ({ what, short = what, filled, act, words }) =>
  carefulButton({
    label: what,
    short,
    sure: () => (filled() ? say(words.sure, { what }) : ""),
    yes: words.yes,
    no: words.no,
    act,
  });

const reviewNotes = (reviews, { most, touch, words }) => {
  const list = h("div", { class: "ws-reviews" });
  const full = h("p", { class: "ws-note", role: "status" });
  const remove = (review) => {
    reviews.splice(reviews.indexOf(review), 1);
    draw();
    more.focus();
    full.textContent = words.removed;
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
      lineBox({ label: words.review_date, type: "date", value: review.date, oninput: typed("date") }),
      passage({ label: words.review_note, value: review.note, oninput: typed("note") }),
      removal({
        what: words.review_remove,
        short: words.remove,
        filled: () => isFilled(review.note),
        act: () => remove(review), words,
      }),
    );
  };
  const draw = () => replace(list, reviews.map(note));
  const add = () => {
    full.textContent = reviews.length < most ? "" : say(words.full, { most });
    if (reviews.length >= most) return;
    reviews.push({ date: today(), note: "" });
    list.append(note(reviews.at(-1)));
    list.lastChild.querySelector("textarea").focus();
  };
  const more = h("button", { type: "button", class: "ws-quiet", onclick: add }, words.add_review);
  draw();
  return h("fieldset", { class: "ws-wide" }, h("legend", { class: "ws-label" }, words.reviews), list, more, full);
};

export const actionCard = (action, { number, aim, rags, most, touch, remove, open = false, words }) => {
  const title = h("span", { class: "ws-action-title" });
  const state = h("span", { class: "ws-rag" });
  const day = h("span", { class: "ws-by" });
  const summarise = () => {
    title.textContent = action.action.trim() || words.action_new;
    state.textContent = words[action.rag] ?? "";
    state.dataset.rag = action.rag;
    day.textContent = action.by ? say(words.by_day, { day: dayInWords(action.by, words) }) : "";
  };
  const changed = () => {
    summarise();
    touch();
  };
  const given = (name) => ({
    label: words[name],
    value: action[name],
    help: words[`${name}_help`],
    oninput: (event) => {
      action[name] = event.target.value;
      changed();
    },
  });
  const rag = choices({
    legend: words.rag,
    options: rags.map((name) => words[name]),
    onchange: () => {
      action.rag = rags[rag.read()[0]];
      changed();
    },
  });
  rag.write([rags.indexOf(action.rag)]);
  const wide = (element) => (element.classList.add("ws-wide"), element);
  const name = say(words.action_number, { aim, number });
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
      reviewNotes(action.reviews, { most, touch, words }),
      wide(removal({ what: say(words.action_remove, { number }), filled: () => isFilled(action), act: remove, words })),
    ),
  );
};
