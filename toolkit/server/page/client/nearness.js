// Does first what is near to what somebody sees, and the rest when there is time.

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
 * Calls work(place) once for each of *places*, of which there are some; resolves when
 * all of them are done. A browser that does not say when it is idle does them at once:
 * it does not hold the reader's line, either, when something above it grows (Safari).
 * @param {readonly HTMLElement[]} places
 * @param {(place: HTMLElement) => Promise<void>} work
 * @returns {Promise<unknown>}
 */
export function nearFirst(places, work) {
  // floor: from here on all of it is asked for first
  if (!self.requestIdleCallback) return Promise.all(places.map(work));
  const waiting = new Set(places);
  /** @type {Promise<void>[]} */
  const working = [];
  return new Promise((resolve) => {
    /** @param {HTMLElement} place */
    const begin = (place) => {
      if (!waiting.delete(place)) return;
      coming.unobserve(place);
      working.push(work(place));
      if (!waiting.size) resolve(Promise.all(working));
    };
    /** @param {IdleDeadline} deadline */
    const some = (deadline) => {
      for (const place of waiting) {
        begin(place);
        // floor: asked for above
        if (deadline.timeRemaining() < SPARE) break;
      }
      // floor: asked for above
      if (waiting.size) requestIdleCallback(some, { timeout: LONGEST_BUSY });
    };
    const coming = new IntersectionObserver(
      (seen) => {
        for (const { isIntersecting, target } of seen)
          if (isIntersecting && target instanceof HTMLElement) begin(target);
      },
      { rootMargin: `${NEAR * 100}% 0px` },
    );
    places.filter(isNear).forEach(begin);
    waiting.forEach((place) => coming.observe(place));
    // floor: asked for above
    setTimeout(requestIdleCallback, SOON, some, { timeout: LONGEST_BUSY });
  });
}
