// Dragging with mouse, pen or finger; keyboards have buttons and a list instead.

import { h } from "./dom.js";

// `drop(place)` is told where the handle was let go, when that is a place of `root`.
export const makeDraggable = (handle, { root, ghostText, drop }) => {
  let ghost = null;
  let over = null;
  let at = null; // where the pointer was last
  const placeUnder = ({ clientX, clientY }) => {
    const found = document.elementFromPoint(clientX, clientY)?.closest("[data-place]");
    return found && root.contains(found) ? found : null;
  };
  const mark = (place) => {
    if (over === place) return;
    over?.removeAttribute("data-over");
    place?.setAttribute("data-over", "");
    over = place;
  };
  const move = (event) => {
    if (!ghost) return;
    at = { clientX: event.clientX, clientY: event.clientY };
    ghost.style.transform = `translate(${at.clientX + 8}px, ${at.clientY + 8}px)`;
    mark(placeUnder(at));
  };
  // Near an edge the page goes on scrolling while the pointer rests there.
  const scroll = () => {
    if (!ghost) return;
    const edge = 80;
    const below = at.clientY - (window.innerHeight - edge);
    const by = Math.max(below, 0) - Math.max(edge - at.clientY, 0);
    const top = Math.max(-12, Math.min(12, by / 4));
    window.scrollBy({ top, behavior: "instant" });
    if (top) mark(placeUnder(at));
    requestAnimationFrame(scroll);
  };
  const end = (event) => {
    if (!ghost) return;
    ghost.remove();
    ghost = null;
    const place = event.type === "pointerup" ? placeUnder(event) : null;
    mark(null);
    if (place) drop(Number(place.dataset.place));
  };
  const start = (event) => {
    if (event.button !== 0 || !event.isPrimary) return;
    event.preventDefault();
    handle.setPointerCapture(event.pointerId);
    ghost = h("div", { class: "ws-ghost", "aria-hidden": "true" }, ghostText());
    root.append(ghost);
    move(event);
    requestAnimationFrame(scroll);
  };
  handle.addEventListener("pointerdown", start);
  handle.addEventListener("pointermove", move);
  handle.addEventListener("pointerup", end);
  handle.addEventListener("pointercancel", end);
};
