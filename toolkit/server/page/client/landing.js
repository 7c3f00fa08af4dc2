// A place that somebody goes to stays in view while what is around it grows.

const SETTLE = 1000;

/**
 * Until all that is near is drawn, or the reader goes elsewhere. A fold there that the
 * address leads to is known once it is drawn.
 * @param {Element} target
 * @param {Promise<unknown>} drawn
 */
export async function landOn(target, drawn) {
  target.scrollIntoView();
  let landed = target;
  const growing = new ResizeObserver(() => landed.scrollIntoView());
  document.addEventListener("workshop:landed", (event) => {
    if (event.target instanceof Element) landed = event.target;
  });
  for (const event of ["wheel", "touchmove", "keydown", "pointerdown"]) {
    addEventListener(event, () => growing.disconnect(), { once: true, passive: true });
  }
  growing.observe(document.querySelector("main") ?? document.body);
  await drawn;
  setTimeout(() => growing.disconnect(), SETTLE);
}

/**
 * What the address names, without the fold there; half an escape, such as a lone "%", is
 * taken as it is.
 */
export const namedInAddress = () => {
  const [fragment] = location.hash.slice(1).split("~");
  try {
    return decodeURIComponent(fragment);
  } catch {
    return fragment;
  }
};

/** Where a link leads, or the section that is on, or where one left off. */
export const whereToLand = () => {
  const name = namedInAddress();
  const target = name ? document.getElementById(name) : null;
  // The head of a long form says what it is.
  return (
    target?.closest("[data-form]") ?? target ?? document.querySelector("[data-arrived]")
  );
};
