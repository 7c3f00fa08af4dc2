// Pens down: nobody's fields take anything in, and what is in them stays.

const PAUSABLE = "fieldset.ws-pausable";

// A field that is disabled loses the caret; its place is remembered until it is back.
export const pens = () => {
  /** @type {ReturnType<typeof remember>} */
  let held = null;
  const remember = () => {
    const box = document.activeElement;
    if (!(box instanceof HTMLElement) || !box.closest(PAUSABLE)) return null;
    const isText =
      box instanceof HTMLInputElement || box instanceof HTMLTextAreaElement;
    const { selectionStart: start, selectionEnd: end } = isText ? box : {};
    const select = () => {
      if (isText && typeof start === "number")
        box.setSelectionRange(start, end ?? start);
    };
    return { box, select };
  };
  /** @param {NonNullable<typeof held>} caret */
  const giveBack = ({ box, select }) => {
    const free =
      document.activeElement === document.body || document.activeElement === box;
    if (!free || !box.isConnected) return;
    box.focus({ preventScroll: true });
    select();
  };
  /** @param {boolean} down */
  const set = (down) => {
    const root = document.documentElement;
    if (down === "paused" in root.dataset) return;
    if (down) held = remember();
    // Activities that are drawn later look here.
    if (down) root.dataset.paused = "";
    else delete root.dataset.paused;
    /** @type {NodeListOf<HTMLFieldSetElement>} */
    const fields = document.querySelectorAll(PAUSABLE);
    fields.forEach((each) => (each.disabled = down));
    if (!down && held) giveBack(held);
  };
  return { set, stop: () => set(false) };
};
