// A part of a page that is drawn anew, as long as something in it is under way.

const SECONDS = 4;

/** @param {Element} part */
const isMarkedIn = (part) => {
  const marked = document.getSelection();
  return marked?.isCollapsed === false && marked.containsNode(part, true);
};

/** @param {Element} part */
const isInUse = (part) =>
  document.hidden || part.contains(document.activeElement) || isMarkedIn(part);

/**
 * The same part of the page as the server has it now; none, if it cannot be had.
 * @param {string} address @param {string} id
 */
const asItIs = async (address, id) => {
  try {
    const reply = await fetch(address, { cache: "no-store" });
    const text = reply.ok ? await reply.text() : "";
    return new DOMParser().parseFromString(text, "text/html").getElementById(id);
  } catch {
    return null; // The line is down: what stands there stays, and is asked for again.
  }
};

/**
 * Keeps what names its own address up to date, without taking anybody's place in it.
 * @param {HTMLElement | null} part
 */
export const follow = (part) => {
  const address = part?.dataset.follows;
  if (!part || !address) return;
  setTimeout(async () => {
    const now = isInUse(part) ? null : await asItIs(address, part.id);
    if (now && !isInUse(part)) {
      part.replaceChildren(...now.children);
      part.dataset.follows = now.dataset.follows ?? "";
    }
    follow(part);
  }, SECONDS * 1000);
};
