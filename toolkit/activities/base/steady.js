// What somebody presses stays under their finger, wherever the page moves it.

/**
 * Makes a change that may move `control`, gives it the focus, and scrolls the page by
 * as much as it has moved. At once: a page that glides would pass the finger by.
 * @param {HTMLElement} control
 * @param {() => void} change
 */
export const steadily = (control, change) => {
  const top = () => control.getBoundingClientRect().top;
  const { style } = document.documentElement;
  const before = top();
  style.overflowAnchor = "none"; // the browser would scroll a second time
  change();
  control.focus({ preventScroll: true });
  scrollBy({ top: top() - before, behavior: "instant" });
  requestAnimationFrame(() => (style.overflowAnchor = ""));
};
