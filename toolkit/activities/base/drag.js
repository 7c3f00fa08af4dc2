// Dragging with mouse, pen or finger; keyboards have buttons and a list instead.

import { h } from "./dom.js";

/**
 * What scrolls with the handle in it, if that is not the page.
 * @param {Element} handle
 */
const scrollerOf = (handle) => {
  for (let one = handle.parentElement; one; one = one.parentElement) {
    const isHigher = one.scrollHeight > one.clientHeight;
    if (isHigher && /auto|scroll/.test(getComputedStyle(one).overflowY)) return one;
  }
  return null;
};

/**
 * `drop(place)` is told where the handle was let go, when that is a place of `root`.
 * @param {HTMLElement} handle
 * @param {{ root: HTMLElement, ghostText: () => string,
 *   drop: (place: number) => unknown, only?: string }} about
 */
export const makeDraggable = (handle, { root, ghostText, drop, only }) => {
  /** @type {HTMLElement | null} */
  let ghost = null;
  /** @type {HTMLElement | null} */
  let over = null;
  let at = { clientX: 0, clientY: 0 }; // where the pointer was last
  /** @param {{ clientX: number, clientY: number }} pointer */
  const placeUnder = ({ clientX, clientY }) => {
    /** @type {HTMLElement | null | undefined} */
    const found = document.elementFromPoint(clientX, clientY)?.closest("[data-place]");
    return found && root.contains(found) ? found : null;
  };
  /** @param {HTMLElement | null} place */
  const mark = (place) => {
    if (over === place) return;
    over?.removeAttribute("data-over");
    place?.setAttribute("data-over", "");
    over = place;
  };
  /** @param {PointerEvent} event */
  const move = (event) => {
    if (!ghost) return;
    at = { clientX: event.clientX, clientY: event.clientY };
    ghost.style.transform = `translate(${at.clientX + 8}px, ${at.clientY + 8}px)`;
    mark(placeUnder(at));
  };
  // Near an edge the page, or the panel, goes on scrolling while the pointer rests there.
  const scroll = () => {
    if (!ghost) return;
    const inside = scrollerOf(handle);
    const box = inside?.getBoundingClientRect();
    const first = Math.max(box?.top ?? 0, 0);
    const last = Math.min(box?.bottom ?? window.innerHeight, window.innerHeight);
    const edge = Math.min(80, (last - first) / 4);
    const below = at.clientY - (last - edge);
    const by = Math.max(below, 0) - Math.max(first + edge - at.clientY, 0);
    const top = Math.max(-12, Math.min(12, by / 4));
    (inside ?? window).scrollBy({ top, behavior: "instant" });
    if (top) mark(placeUnder(at));
    requestAnimationFrame(scroll);
  };
  /** @param {PointerEvent} event */
  const end = (event) => {
    if (!ghost) return;
    ghost.remove();
    ghost = null;
    const place = event.type === "pointerup" ? placeUnder(event) : null;
    mark(null);
    if (place) drop(Number(place.dataset.place));
  };
  /** @param {PointerEvent} event */
  const start = (event) => {
    if (event.button !== 0 || !event.isPrimary) return;
    if (only && event.pointerType !== only) return;
    event.preventDefault();
    handle.setPointerCapture(event.pointerId);
    ghost = h("div", { class: "ws-ghost", "aria-hidden": "true" }, ghostText());
    document.body.append(ghost);
    move(event);
    requestAnimationFrame(scroll);
  };
  handle.addEventListener("pointerdown", start);
  handle.addEventListener("pointermove", move);
  handle.addEventListener("pointerup", end);
  handle.addEventListener("pointercancel", end);
  handle.addEventListener("lostpointercapture", end); // it was taken off the page
};
