// What opened by itself on a phone folds as soon as somebody goes on reading or writing.

export const hasRoom = () => matchMedia("(min-width: 48rem)").matches;

/**
 * Folds `details` at the first finger, wheel or letter elsewhere than in it.
 * @param {HTMLDetailsElement} details
 */
export const foldOnceUsed = (details) => {
  const kinds = ["touchmove", "wheel", "input"];
  const stop = () => kinds.forEach((kind) => removeEventListener(kind, used));
  /** @param {Event} event */
  const used = ({ target }) => {
    if (hasRoom() || (target instanceof Node && details.contains(target))) return;
    details.open = false;
  };
  kinds.forEach((kind) => addEventListener(kind, used, { passive: true }));
  return stop;
};
