// What is due next, what is new, and the year as a path.

import { h, say, unique } from "../base/dom.js";
import { link, looking, panel } from "../base/overview.js";
import { meetingsToCome } from "./between.js";
import { newsOf } from "./news.js";
import { workshopNext } from "./next.js";

/** @import { Given, Traits, Words } from "../base/types.d.ts" */
/** @import { AskedShown, DueShown, Tool, WorkshopShown } from "./shapes.d.ts" */
/** @import { YearFace, YearRoom } from "./shapes.d.ts" */

/** @param {DueShown} task @param {Words} words */
const dueTask = ({ title, said, due, link: to, action }, words) =>
  h(
    "div",
    { class: "ws-first", "data-state": "next" },
    h("p", { class: "ws-eyebrow" }, words.due),
    h("h3", { class: "ws-first-title" }, title),
    h("p", {}, said),
    h("p", {}, due),
    link(to, action, { label: say(words.due_link, { action, title }), primary: true }),
  );

/** @param {WorkshopShown} one @param {string} state @param {Words} words */
const step = (one, state, words) => {
  const begun = state === "done" || state === "over" || state === "now";
  const links = [
    one.written && link(one.page, words.open, { label: say(words.open_of, one) }),
    one.written && begun && link(one.pdf, words.pdf, { label: say(words.pdf_of, one) }),
  ];
  const marker = state === "done" ? "✓" : String(one.number);
  return h(
    "li",
    { "data-state": state, "aria-current": state === "now" ? "step" : null },
    h("span", { class: "ws-marker", "aria-hidden": "true" }, marker),
    h("h3", {}, one.title),
    h("p", { class: "ws-meta" }, `${words[`${state}_state`]} · ${one.when}`),
    h("p", { class: "ws-links" }, links),
  );
};

/** @param {readonly AskedShown[]} lines */
const asked = (lines) =>
  lines.length > 0 &&
  h(
    "ul",
    { class: "ws-year-asked" },
    lines.map(({ said, link: to }) => h("li", {}, link(to, said))),
  );

/** @param {readonly Tool[]} listed @param {Words} words */
const tools = (listed, words) => {
  if (!listed.length) return null;
  const id = unique("tools");
  return h(
    "nav",
    { class: "ws-tools", "aria-labelledby": id },
    h("p", { id, class: "ws-eyebrow" }, words.steers),
    h(
      "p",
      { class: "ws-links" },
      listed.map(({ title, link: to }) => link(to, title)),
    ),
  );
};

/** @param {Given<Traits<YearFace, Partial<YearRoom>>>} given */
export const render = ({ model, el, words }) => {
  const news = newsOf(model, words);
  const draw = () => {
    const [face, room] = [model.get("face"), model.get("room")];
    const workshop = workshopNext(face, room, words);
    if (face.only_next) {
      panel(el, { title: face.prompt, name: "next", hidden: true }, workshop);
      return;
    }
    const steps = face.workshops.map((one, at) =>
      step(one, room.states?.[at] ?? "later", words),
    );
    const isDated = room.places?.some(({ dated }) => dated);
    const everything = isDated && link(face.calendar, words.calendar_all);
    const task = room.due?.map((one) => dueTask(one, words)) ?? [];
    const isOn = room.states?.includes("now");
    const cards =
      room.due?.[0]?.first && !isOn ? [...task, workshop] : [workshop, ...task];
    const [first, ...others] = cards;
    const shown = [
      first,
      asked(room.asked ?? []),
      news(room.news ?? []),
      others,
      tools(face.tools, words),
      h("ol", { class: "ws-path" }, steps),
      meetingsToCome(room.meetings ?? [], words),
      h("p", { class: "ws-links" }, everything),
    ];
    panel(el, { title: face.prompt, name: "year", hidden: true }, shown);
  };
  return looking(model, draw);
};
