// The outline of a page outside live time: one of its parts is open at a time.

import { landOn, namedInAddress } from "./landing.js";

/** @import { Entry } from "./types.d.ts" */

/** @returns {Entry[]} */
const entriesOfPage = () => {
  /** @type {NodeListOf<HTMLElement>} */
  const found = document.querySelectorAll("[data-part]");
  return [...found].flatMap((root) => {
    /** @type {HTMLAnchorElement | null} */
    const link = root.querySelector(":scope > header .page-entry");
    /** @type {NodeListOf<HTMLElement>} */
    const insides = root.querySelectorAll(":scope > .page-inside");
    return link ? [{ root, link, insides: [...insides] }] : [];
  });
};

/** Whether the page is its outline now, and not in live time. */
export const isOutline = () => "outline" in document.documentElement.dataset;

/** @param {Entry} entry */
const isShown = ({ insides }) => insides.some(({ hidden }) => !hidden);

/** @param {Iterable<HTMLElement>} places @param {boolean} isOpen */
function lay(places, isOpen) {
  for (const place of places) {
    if (isOpen) place.hidden = false;
    else place.setAttribute("hidden", "until-found"); // a search still finds it
  }
}

/** @param {HTMLElement} root @param {boolean} isThere */
function layPart(root, isThere) {
  lay([root], isThere);
  if (isThere) root.removeAttribute("aria-hidden");
  else root.setAttribute("aria-hidden", "true"); // nor is it an empty region
}

/** @param {readonly Entry[]} entries */
function drawEntries(entries) {
  for (const entry of entries) {
    if (isOutline()) entry.link.setAttribute("aria-expanded", String(isShown(entry)));
    else entry.link.removeAttribute("aria-expanded");
  }
}

/**
 * While a part is open the page is that part, with the section it is in or its own long
 * forms: the rest of the outline is a press away.
 * @param {readonly Entry[]} entries
 */
function drawBeside(entries) {
  const open = isOutline() ? entries.filter(isShown) : [];
  /** @param {HTMLElement} root */
  const belongs = (root) =>
    !open.length ||
    open.some((one) => root.contains(one.root) || one.root.contains(root));
  for (const { root } of entries) layPart(root, belongs(root));
}

/** @param {string} id */
function keepPart(id) {
  const name = document.querySelector("main")?.dataset.place ?? "";
  try {
    if (id) localStorage.setItem(name, id);
    else localStorage.removeItem(name);
  } catch {
    // A browser may refuse it; then the page opens as its outline.
  }
}

/** @param {readonly Entry[]} entries @param {Entry | undefined} wanted */
function openOnly(entries, wanted) {
  const focused = document.activeElement;
  for (const entry of entries) {
    // Under the fingers of somebody who writes nothing closes.
    const isHeld = entry.insides.some((inside) => inside.contains(focused));
    if (entry === wanted) lay(entry.insides, true);
    else if (!isHeld) lay(entry.insides, false);
  }
  keepPart(wanted?.root.id ?? "");
  document.dispatchEvent(new Event("workshop:moved"));
}

/**
 * What is closed takes no focus.
 * @param {Entry} entry
 */
function reveal({ root, insides }) {
  /** @type {HTMLElement | null | undefined} */
  const section = root.parentElement?.closest("[data-part]");
  if (section) layPart(section, true);
  layPart(root, true);
  lay(insides, true);
}

/** @param {Element} target */
function focusOn(target) {
  if (!(target instanceof HTMLElement)) return;
  if (!target.matches("a, button, input, textarea, select")) target.tabIndex = -1;
  target.focus({ preventScroll: true });
}

/**
 * Opens what a link leads to; the outline itself closes what was open.
 * @param {readonly Entry[]} entries
 * @param {string} id
 */
function arriveAt(entries, id) {
  const target = document.getElementById(id);
  const part = target?.closest("[data-part]");
  const entry = entries.find(({ root }) => root === part);
  if (!target || (!entry && id !== "outline")) return;
  const left = entries.find(isShown);
  const isHead = entry && (target === part || entry.root.dataset.form !== undefined);
  if (entry) reveal(entry);
  const place = isHead ? entry.root : entry ? target : (left?.root ?? target);
  focusOn(entry && !isHead ? target : ((entry ?? left)?.link ?? target));
  openOnly(entries, entry);
  if (entry) landOn(place, Promise.resolve());
  else place.scrollIntoView({ block: "center" });
}

/**
 * Whether a click is meant for this page.
 * @param {MouseEvent} event
 */
const isPlain = (event) =>
  !(event.defaultPrevented || event.button || event.ctrlKey || event.metaKey) &&
  !(event.shiftKey || event.altKey);

/** @param {string} id */
const toGo = (id) => {
  if (location.hash !== `#${id}`) history.pushState(null, "", `#${id}`);
};

/** @param {string} id */
export function goToPart(id) {
  toGo(id);
  if (isOutline()) arriveAt(entriesOfPage(), id);
  else document.getElementById(id)?.scrollIntoView();
}

export function followOutline() {
  const entries = entriesOfPage();
  if (!entries.length) return;
  /** @param {Entry} entry */
  const close = (entry) => {
    const { top } = entry.link.getBoundingClientRect();
    toGo("outline");
    focusOn(entry.link);
    openOnly(entries, undefined);
    const moved = entry.link.getBoundingClientRect().top - top;
    scrollBy({ top: moved, behavior: "instant" });
  };
  document.addEventListener("click", (event) => {
    const { target } = event;
    const link = target instanceof Element ? target.closest("a") : null;
    const id = link?.getAttribute("href")?.match(/^#(.+)/)?.[1];
    if (!id) return;
    const isOurs =
      id === "outline" || document.getElementById(id)?.closest("[data-part]");
    if (!isOurs || !isOutline() || !isPlain(event)) return;
    event.preventDefault();
    const entry = entries.find((one) => one.link === link);
    if (entry && isShown(entry)) close(entry);
    else goToPart(id);
  });
  for (const entry of entries) {
    entry.link.addEventListener("keydown", ({ key }) => {
      if (key === "Escape" && isOutline() && isShown(entry)) close(entry);
    });
    for (const inside of entry.insides)
      inside.addEventListener(
        "beforematch",
        () => isOutline() && openOnly(entries, entry),
      );
  }
  addEventListener("hashchange", () => {
    if (isOutline()) arriveAt(entries, namedInAddress() || "outline");
  });
  document.addEventListener("workshop:moved", () => {
    drawEntries(entries);
    drawBeside(entries);
  });
}
