// What is wider than the page is pushed sideways in a box of its own, never the page.

/**
 * Only when something has changed its size: a menu that opens beside its widget is not
 * cut off by a box.
 * @param {Element} place
 */
function fitPlace(place) {
  const isOurs = place.querySelector(".ws-activity") !== null;
  const isWide = !isOurs && place.scrollWidth > place.clientWidth + 1;
  if (isWide === place.hasAttribute("data-wide")) return;
  place.toggleAttribute("data-wide", isWide);
  // So that keys reach what is outside the box.
  if (isWide && !place.hasAttribute("tabindex")) place.setAttribute("tabindex", "0");
}

/** Widgets and outputs of others, wherever the page shows them; ours fit. */
export function followWidths() {
  const sizes = new ResizeObserver((seen) => {
    const places = seen.map(({ target }) => target.closest(".ws-widget, .ws-output"));
    for (const place of new Set(places)) if (place) fitPlace(place);
  });
  /** @param {Element} place */
  const followPlace = (place) => {
    sizes.observe(place);
    for (const child of place.children) sizes.observe(child);
  };
  for (const place of document.querySelectorAll(".ws-widget, .ws-output")) {
    followPlace(place);
    new MutationObserver(() => followPlace(place)).observe(place, { childList: true });
  }
}
