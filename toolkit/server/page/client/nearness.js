// Does first what is near to what somebody sees, and the rest when there is time.

import { isOutline } from "./outline.js";

const NEAR = 3; // heights of the window, below and above it
const SOON = 1000; // until then, only what is near
const SPARE = 10; // milliseconds of idle time that one more place takes
const LONGEST_BUSY = 500; // a page that is never idle does the rest all the same

/** @param {HTMLElement} place */
const isNear = (place) => {
  // floor: else what is hidden counts as near
  if (place.checkVisibility?.() === false) return false;
  const { top, bottom } = place.getBoundingClientRect();
  return bottom > -NEAR * innerHeight && top < (NEAR + 1) * innerHeight;
};

/**
 * What asks for nothing is about the whole page; what does waits until one goes there.
 * @param {HTMLElement} place
 */
const mayWait = (place) =>
  isOutline() && Boolean(place.id) && Boolean(place.closest(".page-inside[hidden]"));

/**
 * Calls work(place) once for each of *places*, of which there are some, but for one in a
 * part of an outline that is closed only when that opens. Gives a promise of all that
 * does not wait, and what begins the rest. A browser that does not say when it is idle
 * does them at once: it does not hold the reader's line, either, when something above it
 * grows (Safari).
 * @param {readonly HTMLElement[]} places
 * @param {(place: HTMLElement) => Promise<void>} work
 */
export function nearFirst(places, work) {
  const waiting = new Set(places);
  /** @type {Promise<void>[]} */
  const working = [];
  let settle = () => {};
  /** @type {Promise<void>} */
  const drawn = new Promise((resolve) => (settle = resolve));
  let timer = 0;
  /** @param {HTMLElement} place */
  const begin = (place) => {
    if (!waiting.delete(place)) return;
    coming.unobserve(place);
    working.push(work(place));
  };
  const due = () => [...waiting].filter((place) => !mayWait(place));
  const settled = () => Promise.all(working).then(settle);
  /** @param {IdleDeadline} deadline */
  const some = (deadline) => {
    for (const place of due()) {
      begin(place);
      // floor: asked for below
      if (deadline.timeRemaining() < SPARE) break;
    }
    // floor: asked for below
    if (due().length) requestIdleCallback(some, { timeout: LONGEST_BUSY });
    else settled();
  };
  const coming = new IntersectionObserver(
    (seen) => {
      for (const { isIntersecting, target } of seen)
        if (isIntersecting && target instanceof HTMLElement) begin(target);
    },
    { rootMargin: `${NEAR * 100}% 0px` },
  );
  const round = () => {
    // floor: else all that does not wait is done at once
    if (!self.requestIdleCallback) {
      due().forEach(begin);
      settled();
      return;
    }
    due().filter(isNear).forEach(begin);
    clearTimeout(timer);
    // floor: asked for above
    timer = setTimeout(requestIdleCallback, SOON, some, { timeout: LONGEST_BUSY });
  };
  round();
  waiting.forEach((place) => coming.observe(place));
  document.addEventListener("workshop:moved", round);
  return {
    drawn,
    begin,
    all: () => {
      [...waiting].forEach(begin);
      return Promise.all(working);
    },
  };
}
