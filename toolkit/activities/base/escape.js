// Escape closes what was opened, and the focus is where it was opened from.

const TYPED_IN = "textarea, select, input:not([type=radio], [type=checkbox])";

/**
 * Closes the details that the focus is in. In a box Escape is the browser's, which may
 * have a list or a calendar open there.
 * @param {KeyboardEvent} event
 */
export const closeOnEscape = (event) => {
  const { key, target, defaultPrevented } = event;
  if (key !== "Escape" || defaultPrevented || !(target instanceof Element)) return;
  /** @type {HTMLDetailsElement | null} */
  const part = target.matches(TYPED_IN) ? null : target.closest("details[open]");
  if (!part) return;
  event.preventDefault();
  part.open = false;
  part.querySelector("summary")?.focus();
};
