// What is for the facilitator shows while the mouse moves, and for a while after.

const RESTS_AFTER = 3000;

/**
 * Marks what is awake: `data-awake` while somebody points, `data-kept` while somebody
 * who uses keys has reached what is within.
 * @param {HTMLElement} root
 * @param {HTMLElement} within
 */
export const waking = (root, within) => {
  let falling = 0;
  let place = "";
  const wake = () => {
    root.toggleAttribute("data-awake", true);
    clearTimeout(falling);
    falling = setTimeout(() => root.removeAttribute("data-awake"), RESTS_AFTER);
  };
  /** @param {PointerEvent} event */
  const onMove = ({ screenX, screenY }) => {
    const now = `${screenX} ${screenY}`;
    // What moves below a mouse that lies still is none of its movements.
    if (now !== place) wake();
    place = now;
  };
  root.addEventListener("pointermove", onMove);
  root.addEventListener("pointerdown", wake);
  within.addEventListener("focusin", ({ target }) => {
    const isByKey = target instanceof Element && target.matches(":focus-visible");
    root.toggleAttribute("data-kept", isByKey);
  });
  within.addEventListener("focusout", () => root.removeAttribute("data-kept"));
  return () => clearTimeout(falling);
};
