// Says which section the reader is in, and folds the list away after a choice.

/** @import { Words } from "../../../activities/base/types.d.ts" */

const MARGIN = 48;

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

/** @param {Words} words */
export function followSections(words) {
  const where = document.getElementById("page-where");
  const list = document.getElementById("page-sections");
  const folded = list?.closest("details");
  /** @type {HTMLElement | null} */
  const bar = document.querySelector(".page-bar");
  if (!where || !list || !folded || !bar) return;
  /** @type {NodeListOf<HTMLAnchorElement>} */
  const links = list.querySelectorAll("a[href^='#']");
  const listed = [...links].flatMap((link) => {
    /** @type {HTMLElement | null} */
    const section = document.querySelector(link.hash);
    return section ? [{ link, section }] : [];
  });
  const sections = listed.filter(({ section }) => section.matches("section"));
  measureBar(bar, folded);

  let tallest = 0; // the bar is as high as its words, and these go by what lies under it
  addEventListener("resize", () => (tallest = 0));
  const mark = () => {
    if (!folded.open) tallest = Math.max(tallest, bar.offsetHeight);
    const edge = folded.open ? 0 : tallest;
    // Beside an open part of an outline no section is on the page but its own.
    const shown = sections.filter(({ section }) => !section.hidden);
    const begun = shown.filter(
      ({ section }) => section.getBoundingClientRect().top < edge + MARGIN,
    );
    const now = begun[begun.length - 1] ?? shown[0] ?? sections[0];
    const { link: here, section } = now;
    const index = sections.indexOf(now);
    where.textContent = words.section
      .replace("{number}", String(index + 1))
      .replace("{count}", String(sections.length))
      .replace("{title}", here.firstElementChild?.textContent ?? "");
    where.dataset.now = section.dataset.when === "now" ? words.now : "";
    listed.forEach(({ link }) => {
      if (link === here) link.setAttribute("aria-current", "true");
      else link.removeAttribute("aria-current");
    });
  };

  let planned = false;
  addEventListener(
    "scroll",
    () => {
      if (planned) return;
      planned = true;
      requestAnimationFrame(() => {
        planned = false;
        mark();
      });
    },
    { passive: true },
  );
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
