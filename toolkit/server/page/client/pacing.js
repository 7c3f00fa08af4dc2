// Which sections are open while a facilitator leads the room, and which are folded.

import { isOutline } from "./outline.js";

/** @import { Words } from "../../../activities/base/types.d.ts" */
/** @import { PacingRoom } from "../../../activities/pacing/shapes.d.ts" */
/** @import { Part } from "./types.d.ts" */

const FIELD = "input, textarea, select, button";

/** @returns {Part[]} */
const partsOfPage = () => {
  /** @type {NodeListOf<HTMLElement>} */
  const found = document.querySelectorAll("[data-section]");
  return [...found].flatMap((section) => {
    /** @type {NodeListOf<HTMLElement>} */
    const insides = section.querySelectorAll(".page-inside");
    /** @type {HTMLButtonElement | null} */
    const fold = section.querySelector(".page-fold");
    return insides.length && fold ? [{ section, insides: [...insides], fold }] : [];
  });
};

/**
 * What somebody is looking at or typing in stays where it is on the screen.
 * @param {readonly Part[]} parts
 * @param {() => void} change
 */
function keepingPlace(parts, change) {
  const held = document.activeElement?.closest("main") && document.activeElement;
  /** @param {Element} one */
  const isSeen = (one) => one.getBoundingClientRect().bottom > 0;
  const sections = parts.map(({ section }) => section);
  const anchor = held && isSeen(held) ? held : sections.find(isSeen);
  const before = anchor?.getBoundingClientRect().top;
  const root = document.documentElement;
  root.style.overflowAnchor = "none"; // the browser would move it a second time
  change();
  const moved = (anchor?.getBoundingClientRect().top ?? 0) - (before ?? 0);
  if (anchor && scrollY > 0 && moved) scrollBy({ top: moved, behavior: "instant" });
  requestAnimationFrame(() => (root.style.overflowAnchor = ""));
}

/** Whether the page is an outline outside live time. */
const isOutlined = () => "place" in (document.querySelector("main")?.dataset ?? {});

/** @param {string} name @param {Partial<PacingRoom>} room */
const whenOf = (name, { section: now, opened = [] }) => {
  if (name === now) return "now";
  return opened.includes(name) ? "done" : "later";
};

/** @param {Part} part */
const isFolded = ({ insides }) => insides.every(({ hidden }) => hidden);

/** @param {Part} part */
function drawFold(part) {
  const { section, fold } = part;
  const { show = "", fold: away = "" } = fold.dataset;
  fold.hidden = section.dataset.when !== "done";
  fold.textContent = isFolded(part) ? show : away;
  fold.setAttribute("aria-expanded", String(!isFolded(part)));
}

/** @param {Part} part @param {boolean} isOpen */
function setOpen(part, isOpen) {
  for (const inside of part.insides) {
    if (isOpen) inside.hidden = false;
    else inside.setAttribute("hidden", "until-found"); // a search still finds it
  }
  drawFold(part);
}

/**
 * Under the fingers of somebody who is in a field nothing closes: only once they leave.
 * @param {Part} part
 */
function closeUp(part) {
  const { section, insides } = part;
  const focused = document.activeElement;
  if (!focused?.matches(FIELD) || !insides.some((one) => one.contains(focused))) {
    insides.forEach((inside) => (inside.hidden = true));
    return;
  }
  const left = () =>
    requestAnimationFrame(() => section.dataset.when === "later" && closeUp(part));
  focused.addEventListener("focusout", left, { once: true });
}

/** @param {Part} part @param {string} when @param {{ closes: boolean }} how */
function become(part, when, { closes }) {
  const { section } = part;
  const before = section.dataset.when ?? "";
  section.dataset.when = when;
  if (when === "later" && closes) closeUp(part);
  else if (when !== "done") setOpen(part, true);
  else if (before !== "done" && !isOutline()) setOpen(part, true);
  drawFold(part);
}

/**
 * Live time is over: what is open stays so, the rest is entries of the outline.
 * @param {Part} part
 */
function becomeOutline(part) {
  delete part.section.dataset.when;
  for (const inside of part.insides) {
    if (!isOutlined()) inside.hidden = false;
    else if (inside.hidden) inside.setAttribute("hidden", "until-found");
  }
  drawFold(part);
}

/** @param {Iterable<HTMLAnchorElement>} links @param {Words} words */
function drawList(links, words) {
  for (const link of links) {
    /** @type {HTMLElement | null} */
    const section = document.querySelector(link.hash);
    const when = section?.dataset.when ?? "";
    /** @type {HTMLElement | null} */
    const tag = link.querySelector(".page-when");
    if (!tag) continue;
    tag.textContent = words[when] ?? "";
    tag.dataset.when = when;
  }
}

/** @param {Words} words */
export function followPace(words) {
  const parts = partsOfPage();
  /** @type {NodeListOf<HTMLAnchorElement>} */
  const links = document.querySelectorAll("#page-sections a[href^='#']");
  for (const part of parts) {
    drawFold(part);
    part.fold.addEventListener("click", () => setOpen(part, isFolded(part)));
    for (const inside of part.insides)
      inside.addEventListener("beforematch", () => isOutline() || setOpen(part, true));
  }
  // Who goes to a section wants to read it.
  const arrive = () => {
    const part = parts.find(({ section }) => location.hash === `#${section.id}`);
    if (part?.section.dataset.when === "done") setOpen(part, true);
  };
  addEventListener("hashchange", arrive);
  document.addEventListener("workshop:pace", ({ detail }) => {
    const closes = !detail.facilitator;
    const isLive = parts.some(({ section }) => section.dataset.when);
    if (!isLive && !detail.section) return; // nor was it before
    keepingPlace(parts, () => {
      for (const part of parts) {
        const name = part.section.dataset.section ?? "";
        if (detail.section) become(part, whenOf(name, detail), { closes });
        else becomeOutline(part);
      }
    });
    const { dataset } = document.documentElement;
    if (detail.section) delete dataset.outline;
    else if (isOutlined()) dataset.outline = "";
    drawList(links, words);
    document.dispatchEvent(new Event("workshop:moved"));
  });
  drawList(links, words);
}
