// What somebody presses stays under their finger, wherever the page moves it.

/**
 * Makes a change that may move `control`, and scrolls the page by as much as it has
 * moved. At once: a page that glides would pass the finger by.
 * @param {HTMLElement} control
 * @param {() => void} change
 */
export const inPlace = (control, change) => {
  const page = document.documentElement;
  const before = control.getBoundingClientRect().top;
  const moved = () => control.getBoundingClientRect().top - before;
  const follow = () => scrollBy({ top: moved(), behavior: "instant" });
  page.style.overflowAnchor = "none"; // the browser would scroll a second time
  change();
  follow();
  if (moved() > 1) {
    // The page ends too early: it is made long enough.
    page.style.minHeight = `${page.scrollHeight + moved()}px`;
    follow();
  }
  requestAnimationFrame(() => (page.style.overflowAnchor = ""));
};

/**
 * The same, and gives it the focus.
 * @param {HTMLElement} control
 * @param {() => void} change
 */
export const steadily = (control, change) =>
  inPlace(control, () => {
    change();
    control.focus({ preventScroll: true });
  });

/**
 * A button that would do nothing stays in reach: were it disabled, the focus would have
 * to go to another, and a second press would undo the first.
 * @param {HTMLButtonElement} button
 * @param {boolean} isIdle
 */
export const setIdle = (button, isIdle) =>
  isIdle
    ? button.setAttribute("aria-disabled", "true")
    : button.removeAttribute("aria-disabled");
