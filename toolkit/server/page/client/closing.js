// Before anything is painted: what is not open yet is closed, what is done is folded.
{
  const listed = document.currentScript?.dataset.opened ?? "";
  const [now, ...opened] = listed.split(" ").filter(Boolean);
  /** @type {NodeListOf<HTMLElement>} */
  const sections = document.querySelectorAll("[data-section]");
  for (const section of now ? sections : []) {
    const name = section.dataset.section ?? "";
    const when = name === now ? "now" : opened.includes(name) ? "done" : "later";
    section.dataset.when = when;
    /** @type {HTMLElement | null} */
    const inside = section.querySelector(".page-inside");
    if (when === "done") inside?.setAttribute("hidden", "until-found");
    else if (inside) inside.hidden = when === "later";
  }
}
