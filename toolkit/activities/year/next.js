// The workshop that is on, or comes next: when, where, and the way in.

import { h, say } from "../base/dom.js";
import { link } from "../base/overview.js";

/** @import { Words } from "../base/types.d.ts" */
/** @import { PlaceShown, WorkshopShown } from "./shapes.d.ts" */
/** @import { YearFace, YearRoom } from "./shapes.d.ts" */

/** @param {WorkshopShown} one @param {PlaceShown | undefined} place @param {Words} words */
const hoursOf = ({ hours }, place, words) =>
  hours && place?.zone ? say(words.zone, { hours, zone: place.zone }) : hours;

/** @param {WorkshopShown} one @param {Words} words */
const calendarLink = ({ calendar, title }, words) =>
  link(calendar, words.calendar, { label: `${words.calendar}: ${title}` });

/** @param {WorkshopShown} one @param {PlaceShown | undefined} place @param {Words} words */
const callLink = (one, place, words) =>
  place?.call &&
  h(
    "a",
    { href: place.call, class: "ws-link", "aria-label": say(words.call_of, one) },
    words.call,
  );

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
 * @param {Words} words @param {boolean} quiet
 */
const comesNext = (one, away, place, words, quiet) =>
  h(
    "div",
    { class: "ws-first", "data-state": "next" },
    h("p", { class: "ws-eyebrow" }, [words.next, away].filter(Boolean).join(" · ")),
    h("h3", { class: "ws-first-title" }, one.title),
    h("p", {}, [one.when, hoursOf(one, place, words)].filter(Boolean).join(", ")),
    h("p", {}, [one.mode, place?.address].filter(Boolean).join(", ")),
    place?.doors && h("p", {}, place.doors),
    h(
      "p",
      { class: "ws-links" },
      one.written &&
        link(one.page, words.open_next, {
          label: say(words.open_next_of, one),
          primary: !quiet,
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
    portfolio &&
      h(
        "p",
        { class: "ws-links" },
        link(portfolio, words.portfolio, { primary: true }),
      ),
  );

/**
 * The workshop that is on or comes next, and how one joins it.
 * @param {YearFace} face @param {Partial<YearRoom>} room @param {Words} words
 */
export const workshopNext = (face, room, words) => {
  const { workshops, portfolio, only_next } = face;
  const { states = [], away = [], places = [] } = room;
  const now = states.indexOf("now");
  if (now >= 0) return onNow(workshops[now], places[now], words);
  const next = states.indexOf("next");
  if (next >= 0)
    return comesNext(workshops[next], away[next], places[next], words, only_next);
  return states.length ? isOver(portfolio, words) : null;
};
