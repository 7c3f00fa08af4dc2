// Escape closes what was opened, and the focus is where it was opened from.

const TYPED_IN = "textarea, select, input:not([type=radio], [type=checkbox])";

/**
 * Where Escape was pressed, if it is for us: in a box it is the browser's, which may
 * have a list or a calendar open there.
 * @param {KeyboardEvent} event
 */
const escapedFrom = ({ key, target, defaultPrevented }) =>
  key === "Escape" &&
  !defaultPrevented &&
  target instanceof Element &&
  !target.matches(TYPED_IN) &&
  target;

/** @param {() => unknown} close */
export const escaping = (close) => {
  /** @param {KeyboardEvent} event */
  const onkeydown = (event) => {
    if (!escapedFrom(event)) return;
    event.preventDefault();
    close();
  };
  return onkeydown;
};

/**
 * Closes the details that the focus is in.
 * @param {KeyboardEvent} event
 */
export const closeOnEscape = (event) => {
  const from = escapedFrom(event);
  /** @type {HTMLDetailsElement | null} */
  const part = from ? from.closest("details[open]") : null;
  if (!part) return;
  event.preventDefault();
  part.open = false;
  part.querySelector("summary")?.focus();
};
