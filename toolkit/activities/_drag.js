// Dragging with mouse, pen or finger; keyboards have buttons and a list instead.

// `drop(place)` is told where the handle was let go, when that is a place of `root`.
const makeDraggable = (handle, { root, ghostText, drop }) => {
  let ghost = null;
  let over = null;
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
    ghost.style.transform = `translate(${event.clientX + 8}px, ${event.clientY + 8}px)`;
    const edge = 60;
    if (event.clientY < edge) window.scrollBy(0, -12);
    else if (event.clientY > window.innerHeight - edge) window.scrollBy(0, 12);
    mark(placeUnder(event));
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
  };
  handle.addEventListener("pointerdown", start);
  handle.addEventListener("pointermove", move);
  handle.addEventListener("pointerup", end);
  handle.addEventListener("pointercancel", end);
};
