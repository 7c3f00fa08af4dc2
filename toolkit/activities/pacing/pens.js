// Pens down: nobody's fields take anything in, and what is in them stays.

const FIELDS = "fieldset.ws-pausable";

// A field that is disabled loses the caret; its place is remembered until it is back.
export const pens = () => {
  let held = null;
  const remember = () => {
    const box = document.activeElement;
    if (!box?.closest?.(FIELDS)) return null;
    return { box, start: box.selectionStart, end: box.selectionEnd };
  };
  const giveBack = ({ box, start, end }) => {
    const free =
      document.activeElement === document.body || document.activeElement === box;
    if (!free || !box.isConnected) return;
    box.focus({ preventScroll: true });
    if (typeof start === "number") box.setSelectionRange(start, end);
  };
  const set = (down) => {
    const root = document.documentElement;
    if (down === "paused" in root.dataset) return;
    if (down) held = remember();
    // Activities that are drawn later look here.
    if (down) root.dataset.paused = "";
    else delete root.dataset.paused;
    document.querySelectorAll(FIELDS).forEach((each) => (each.disabled = down));
    if (!down && held) giveBack(held);
  };
  return { set, stop: () => set(false) };
};
