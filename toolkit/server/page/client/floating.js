// The small way back at the edge of the window: home, outline, next unanswered.

import { goToPart } from "./outline.js";

/** What a phone shows its keyboard for. */
const WITH_KEYBOARD =
  "textarea, select, [contenteditable], input:not([type=radio], [type=checkbox])";

/**
 * Nothing that somebody is in lies under it: it makes way.
 * @param {HTMLElement} way
 */
function makeWay(way) {
  const look = () => {
    const focused = document.activeElement;
    const isIn = Boolean(focused?.closest("main") && !focused.matches("main, section"));
    const edge = innerHeight - way.offsetHeight;
    const isCovered = () => {
      const { top, bottom, height } = focused?.getBoundingClientRect() ?? new DOMRect();
      return height < innerHeight / 2 && top < innerHeight && bottom > edge;
    };
    const makesWay = isIn && (focused?.matches(WITH_KEYBOARD) || isCovered());
    way.toggleAttribute("data-away", makesWay);
  };
  document.addEventListener("focusin", look);
  document.addEventListener("focusout", () => requestAnimationFrame(look));
  addEventListener("scroll", look, { passive: true });
}

/** @param {(after: Element | null) => HTMLElement | null} next */
export function followFloating(next) {
  const way = document.getElementById("page-way");
  /** @type {HTMLAnchorElement | null | undefined} */
  const link = way?.querySelector("[data-next]");
  if (!way || !link) return () => {};
  /** @type {Element | null} */
  let last = null;
  makeWay(way);
  document.addEventListener("focusin", ({ target }) => {
    // What Tab only passes on its way here, such as the outline, says nothing.
    if (target instanceof Element && target.closest(".page-inside")) last = target;
  });
  document.addEventListener("workshop:moved", () => {
    const inside = document.querySelector("[data-part] > .page-inside:not([hidden])");
    const opened = inside?.parentElement;
    if (opened && !opened.contains(last)) last = opened.querySelector("header");
  });
  link.addEventListener("click", (event) => {
    event.preventDefault();
    const place = next(last);
    if (!place) return;
    goToPart(place.id);
    last = place;
  });
  return () => {
    const place = next(last);
    link.hidden = !place;
    if (place) link.hash = place.id;
  };
}
