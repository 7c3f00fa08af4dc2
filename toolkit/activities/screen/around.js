// What stands around the thing to look at: title, time, notices, pages, the way in.

import { roomTimer } from "../base/countdown.js";
import { h, replace, say } from "../base/dom.js";
import { linked } from "../base/linked.js";
import { doorway } from "./parts.js";

/** @import { Given, Traits } from "../base/types.d.ts" */
/** @import { Face } from "../base/shapes.d.ts" */
/** @import { TimerShown } from "../pacing/shapes.d.ts" */
/** @import { ScreenRoom } from "./shapes.d.ts" */

/**
 * Where the way in stands beside what is looked at: large until half have come, if the
 * first section is on, then in a corner, until all have.
 * @param {ScreenRoom} room
 */
const doorPlace = ({ section, up, door, arrived, first }) => {
  if (!door || arrived === "all" || !(section || up)) return "";
  return arrived === "few" && first && !up ? "first" : "small";
};

/**
 * The time of a section stands beside its title, which need not be said twice.
 * @param {TimerShown | null | undefined} timer
 * @param {string} title
 */
const timerOf = (timer, title) =>
  timer ? { ...timer, label: timer.label === title ? "" : timer.label } : null;

/**
 * @param {Given<Traits<Face, ScreenRoom>>} given
 * @param {() => void} forth
 */
export const screenFrame = ({ model, words }, forth) => {
  const head = h("h1", { class: "ws-screen-title" });
  const banner = h("p", { class: "ws-screen-notice", role: "status" });
  const pensDown = h("p", { class: "ws-screen-paused", role: "status" });
  const leaves = h("div", { class: "ws-screen-leaves" });
  const aside = h("div", { class: "ws-screen-aside" });
  const corner = h("div", { class: "ws-screen-corner" });
  const more = h("button", { type: "button", class: "ws-screen-more", onclick: forth });
  const page = h("span", {});
  const pages = h("div", { class: "ws-screen-pages", hidden: true }, more, " ", page);
  const foot = h("div", { class: "ws-screen-foot" }, pages, corner);
  const timer = roomTimer(model, () => {}, words);
  let drawn = "";
  /** @param {ScreenRoom} room @param {boolean} isHidden */
  const drawDoor = (room, isHidden) => {
    const place = isHidden ? "" : doorPlace(room);
    const asked = JSON.stringify([place, room.door]);
    if (asked === drawn) return;
    drawn = asked;
    const way = room.door && place && doorway(room.door, place, words);
    replace(aside, place === "first" && way);
    replace(corner, place === "small" && way);
  };
  /** @param {ScreenRoom} room @param {boolean} isHidden whether the way in is elsewhere */
  const draw = (room, isHidden) => {
    const title = room.title || room.workshop;
    timer.set(timerOf(room.timer, title));
    if (head.dataset.said !== title) replace(head, title);
    head.dataset.said = title;
    if (banner.dataset.said !== room.notice) replace(banner, linked(room.notice));
    banner.dataset.said = room.notice;
    pensDown.textContent = room.paused ? words.paused : "";
    drawDoor(room, isHidden);
  };
  /** @param {{ page: number, pages: number, later: number }} place */
  const paged = ({ page: now, pages: all, later }) => {
    pages.hidden = all < 2;
    page.textContent = say(words.page_of, { page: now, pages: all });
    const said = later ? say(words.more_cards, { count: later }) : words.more_pages;
    more.textContent = now < all ? said : words.from_start;
  };
  const parts = [
    h("header", {}, head, timer.root),
    pensDown,
    h("div", { class: "ws-screen-main" }, leaves, aside),
    banner,
    foot,
  ];
  return { parts, leaves, foot, draw, paged, stop: timer.stop };
};
