// What is due next, what is new, and the year as a path.

import { h, say, unique } from "../base/dom.js";
import { link, looking, panel } from "../base/overview.js";
import { newsOf } from "./news.js";

/** @import { Given, Traits, Words } from "../base/types.d.ts" */
/** @import { DueShown, PlaceShown, Tool, WorkshopShown } from "./shapes.d.ts" */
/** @import { YearFace, YearRoom } from "./shapes.d.ts" */

/** @param {WorkshopShown} one @param {PlaceShown | undefined} place @param {Words} words */
const hoursOf = ({ hours }, place, words) =>
  hours && place?.zone ? say(words.zone, { hours, zone: place.zone }) : hours;

/** @param {WorkshopShown} one @param {Words} words */
const calendarLink = ({ calendar, title }, words) =>
  link(calendar, words.calendar, { label: `${words.calendar}: ${title}` });

/** @param {WorkshopShown} one @param {PlaceShown | undefined} place @param {Words} words */
const callLink = (one, place, words) =>
  place?.call && link(place.call, words.call, { label: say(words.call_of, one) });

/** @param {WorkshopShown} one @param {PlaceShown | undefined} place @param {Words} words */
const onNow = (one, place, words) =>
  h(
    "div",
    { class: "ws-first", "data-state": "now" },
    h("p", { class: "ws-eyebrow" }, words.now),
    h("h3", { class: "ws-first-title" }, one.title),
    h("p", {}, [hoursOf(one, place, words), one.mode].filter(Boolean).join(" · ")),
    place?.address && h("p", {}, place.address),
    one.written
      ? link(one.page, words.join, {
          label: `${words.join}: ${one.title}`,
          primary: true,
        })
      : h("p", {}, words.unwritten),
    h("p", { class: "ws-links" }, callLink(one, place, words)),
  );

/**
 * @param {WorkshopShown} one @param {string} away @param {PlaceShown | undefined} place
 * @param {Words} words
 */
const comesNext = (one, away, place, words) =>
  h(
    "div",
    { class: "ws-first", "data-state": "next" },
    h("p", { class: "ws-eyebrow" }, [words.next, away].filter(Boolean).join(" · ")),
    h("h3", { class: "ws-first-title" }, one.title),
    h("p", {}, [one.when, hoursOf(one, place, words)].filter(Boolean).join(", ")),
    h("p", {}, [one.mode, place?.address].filter(Boolean).join(", ")),
    h(
      "p",
      { class: "ws-links" },
      one.written &&
        link(one.page, words.open_next, {
          label: say(words.open_next_of, one),
          primary: true,
        }),
      callLink(one, place, words),
      place?.dated && calendarLink(one, words),
    ),
  );

/** @param {string} portfolio @param {Words} words */
const isOver = (portfolio, words) =>
  h(
    "div",
    { class: "ws-first", "data-state": "over" },
    h("p", { class: "ws-eyebrow" }, words.over),
    h("h3", { class: "ws-first-title" }, words.over_title),
    h("p", {}, words.over_about),
    h("p", { class: "ws-links" }, link(portfolio, words.portfolio, { primary: true })),
  );

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

/** @param {YearFace} face @param {Partial<YearRoom>} room @param {Words} words */
const workshopNext = ({ workshops, portfolio }, room, words) => {
  const { states = [], away = [], places = [] } = room;
  const now = states.indexOf("now");
  if (now >= 0) return onNow(workshops[now], places[now], words);
  const next = states.indexOf("next");
  if (next >= 0) return comesNext(workshops[next], away[next], places[next], words);
  return states.length ? isOver(portfolio, words) : null;
};

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
    const steps = face.workshops.map((one, at) =>
      step(one, room.states?.[at] ?? "later", words),
    );
    const isDated = room.places?.some(({ dated }) => dated);
    const everything = isDated && link(face.calendar, words.calendar_all);
    const workshop = workshopNext(face, room, words);
    const task = room.due?.map((one) => dueTask(one, words)) ?? [];
    const isOn = room.states?.includes("now");
    const cards =
      room.due?.[0]?.first && !isOn ? [...task, workshop] : [workshop, ...task];
    const [first, ...others] = cards;
    const shown = [
      first,
      news(room.news ?? []),
      others,
      tools(face.tools, words),
      h("ol", { class: "ws-path" }, steps),
      h("p", { class: "ws-links" }, everything),
    ];
    panel(el, { title: face.prompt, name: "year", hidden: true }, shown);
  };
  return looking(model, draw);
};
