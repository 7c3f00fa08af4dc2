// Says which section the reader is in, and folds the list away after a choice.

/** @import { Words } from "../../../activities/base/types.d.ts" */

const MARGIN = 48;
const WITH_THE_GROUP = 0.65; // as `pacing/way_back.js` has it: no way back is shown then

/**
 * Whether there is nothing in it to be read yet.
 * @param {HTMLElement} section
 */
const isClosed = (section) => {
  /** @type {HTMLElement | null} */
  const inside = section.querySelector(".page-inside");
  return section.dataset.when === "later" && Boolean(inside?.hidden);
};

/**
 * What a link leads to must not lie under the bar, however high that is now.
 * @param {HTMLElement} bar
 * @param {HTMLDetailsElement} folded
 */
function measureBar(bar, folded) {
  new ResizeObserver(() => {
    if (folded.open) return;
    document.documentElement.style.setProperty("--page-bar", `${bar.offsetHeight}px`);
  }).observe(bar);
}

/**
 * Which section it is, its title, and whether the room is in it too.
 * @param {HTMLElement} where
 */
function whereParts(where) {
  const parts = ["page-number", "page-name", "page-with-it"].map((name) => {
    const part = document.createElement("span");
    part.className = name;
    return part;
  });
  const [number, name, tag] = parts;
  where.replaceChildren(...parts);
  return { number, name, tag };
}

/** @param {Words} words */
export function followSections(words) {
  const where = document.getElementById("page-where");
  const list = document.getElementById("page-sections");
  const folded = list?.closest("details");
  /** @type {HTMLElement | null} */
  const bar = document.querySelector(".page-bar");
  if (!where || !list || !folded || !bar) return;
  const { number, name, tag } = whereParts(where);
  /** @type {NodeListOf<HTMLAnchorElement>} */
  const links = list.querySelectorAll("a[href^='#']");
  const listed = [...links].flatMap((link) => {
    /** @type {HTMLElement | null} */
    const section = document.querySelector(link.hash);
    return section ? [{ link, section }] : [];
  });
  const sections = listed.filter(({ section }) => section.matches("section"));
  /** @param {{ section: HTMLElement }} one */
  const topOf = ({ section }) => section.getBoundingClientRect().top;
  measureBar(bar, folded);

  let tallest = 0; // the bar is as high as its words, and these go by what lies under it
  addEventListener("resize", () => (tallest = 0));
  const mark = () => {
    if (!folded.open) tallest = Math.max(tallest, bar.offsetHeight);
    const edge = folded.open ? 0 : tallest;
    // Beside an open part of an outline no section is on the page but its own.
    const shown = sections.filter(({ section }) => !section.hidden);
    const begun = shown.filter(
      (one) => !isClosed(one.section) && topOf(one) < edge + MARGIN,
    );
    // The end of a page cannot come up to its bar: who is with the group is in what is on.
    const on = shown.find(({ section }) => section.dataset.when === "now");
    const isWithThem =
      on &&
      topOf(on) < innerHeight * WITH_THE_GROUP &&
      on.section.getBoundingClientRect().bottom > edge + MARGIN;
    const now = isWithThem ? on : (begun[begun.length - 1] ?? shown[0] ?? sections[0]);
    const { link: here, section } = now;
    const index = sections.indexOf(now);
    const [numbered, after] = words.section
      .replace("{number}", String(index + 1))
      .replace("{count}", String(sections.length))
      .split("{title}");
    const title = here.firstElementChild?.textContent ?? "";
    number.textContent = numbered;
    name.textContent = `${title}${after}`;
    tag.textContent = section.dataset.when === "now" ? words.now : "";
    listed.forEach(({ link }) => {
      if (link === here) link.setAttribute("aria-current", "true");
      else link.removeAttribute("aria-current");
    });
  };

  let planned = false;
  const plan = () => {
    if (planned) return;
    planned = true;
    requestAnimationFrame(() => {
      planned = false;
      mark();
    });
  };
  addEventListener("scroll", plan, { passive: true });
  // What is drawn later moves what is below it, and nobody scrolls.
  new ResizeObserver(plan).observe(document.querySelector("main") ?? document.body);
  list.addEventListener("click", (event) => {
    const { target } = event;
    if (target instanceof Element && target.closest("a")) folded.open = false;
  });
  document.addEventListener("keydown", (event) => {
    if (event.key === "Escape") folded.open = false;
  });
  document.addEventListener("workshop:moved", mark);
  mark();
}
