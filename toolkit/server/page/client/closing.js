// Before anything is painted: what is not open yet is closed, what is done is folded.
// Outside live time the page is its outline, with the part open that one was in.
{
  const listed = document.currentScript?.dataset.opened ?? "";
  const [now, ...opened] = listed.split(" ").filter(Boolean);
  const main = document.querySelector("main");
  const [fragment] = location.hash.slice(1).split("~"); // after it, a fold there
  const nameToOpen = () => {
    try {
      return decodeURIComponent(fragment);
    } catch {
      return fragment; // half an escape, such as a lone "%", names nothing
    }
  };
  const named = nameToOpen();
  const led = named ? document.getElementById(named) : null;
  const all = opened.includes("*");
  /** @param {HTMLElement} section */
  const closeForPace = (section) => {
    const name = section.dataset.section ?? "";
    const when = name === now ? "now" : opened.includes(name) ? "done" : "later";
    section.dataset.when = when;
    /** @type {NodeListOf<HTMLElement>} */
    const insides = section.querySelectorAll(".page-inside");
    for (const inside of insides) {
      if (when === "done" && !section.contains(led))
        inside.setAttribute("hidden", "until-found");
      else inside.hidden = when === "later" && !all;
    }
  };
  const whereOneWas = () => {
    try {
      return localStorage.getItem(main?.dataset.place ?? "") ?? "";
    } catch {
      return ""; // a browser may refuse it
    }
  };
  /** @param {string} id */
  const partOf = (id) => id && document.getElementById(id)?.closest("[data-part]");
  const closeForOutline = () => {
    document.documentElement.dataset.outline = "";
    const open = named ? partOf(named) : partOf(whereOneWas());
    for (const part of document.querySelectorAll("[data-part]")) {
      const belongs = !open || part.contains(open) || open.contains(part);
      if (!belongs) {
        part.setAttribute("hidden", "until-found");
        part.setAttribute("aria-hidden", "true");
      }
      const insides = part.querySelectorAll(":scope > .page-inside");
      for (const inside of part === open ? [] : insides)
        inside.setAttribute("hidden", "until-found");
      const entry = part.querySelector(".page-entry");
      entry?.setAttribute("aria-expanded", String(part === open));
    }
    return open;
  };
  const closed = () => {
    /** @type {NodeListOf<HTMLElement>} */
    const sections = document.querySelectorAll("[data-section]");
    sections.forEach(closeForPace);
    return document.querySelector('[data-when="now"]');
  };
  const arrived = now
    ? closed()
    : main?.dataset.place !== undefined && closeForOutline();
  const [visit] = performance.getEntriesByType("navigation");
  const isFresh =
    visit instanceof PerformanceNavigationTiming && visit.type === "navigate";
  if (arrived instanceof HTMLElement && !named && isFresh) {
    arrived.dataset.arrived = ""; // until what is above it has grown, too
    arrived.scrollIntoView();
  }
}
