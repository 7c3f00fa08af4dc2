// The link that leads back to the section the room is in.

import { h, say } from "../base/dom.js";

// The link that leads back to the section the room is in, for whoever is elsewhere.
export const wayBack = (titles, words) => {
  const link = h("a", { class: "ws-pace-back" }, words.back);
  const root = h("p", { hidden: true }, link);
  let watching = null;
  let near = true;
  const draw = () => {
    root.hidden = !watching || near;
    if (near) link.classList.remove("ws-pace-called");
  };
  const look = new IntersectionObserver(
    (seen) => {
      near = seen.at(-1).isIntersecting;
      draw();
    },
    { rootMargin: "-140px 0px -35% 0px" },
  );
  const set = (section) => {
    const found =
      section && document.querySelector(`[data-section="${CSS.escape(section)}"]`);
    if (found === watching) return;
    look.disconnect();
    watching = found || null;
    near = true;
    if (watching) {
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
