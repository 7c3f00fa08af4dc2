// The link that leads back to the section the room is in.

import { h, say } from "../base/dom.js";

/** @import { Words } from "../base/types.d.ts" */

/**
 * The link that leads back to the section the room is in, for whoever is elsewhere.
 * @param {Record<string, string>} titles
 * @param {Words} words
 */
export const wayBack = (titles, words) => {
  const link = h("a", { class: "ws-pace-back" }, words.back);
  const root = h("p", { hidden: true }, link);
  /** @type {Element | null} */
  let watching = null;
  let near = true;
  const draw = () => {
    root.hidden = !watching || near;
    if (near) link.classList.remove("ws-pace-called");
  };
  const look = new IntersectionObserver(
    (seen) => {
      near = seen[seen.length - 1].isIntersecting;
      draw();
    },
    { rootMargin: "-140px 0px -35% 0px" },
  );
  /** @param {string | null} section */
  const set = (section) => {
    const found = section
      ? document.querySelector(`[data-section="${CSS.escape(section)}"]`)
      : null;
    if (found === watching) return;
    look.disconnect();
    watching = found;
    near = true;
    if (section && watching) {
      link.href = `#${watching.id}`;
      link.setAttribute(
        "aria-label",
        say(words.back_to, { title: titles[section] ?? "" }),
      );
      look.observe(watching);
    }
    draw();
  };
  // Everybody is asked to come: the link stands out until they have.
  const call = () => link.classList.add("ws-pace-called");
  return { root, set, call, stop: () => look.disconnect() };
};
