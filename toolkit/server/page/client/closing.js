// Before anything is painted: what is not open yet is closed, what is done is folded.
{
  const [now, ...opened] = document.currentScript.dataset.opened
    .split(" ")
    .filter(Boolean);
  for (const section of now ? document.querySelectorAll("[data-section]") : []) {
    const name = section.dataset.section;
    const when = name === now ? "now" : opened.includes(name) ? "done" : "later";
    section.dataset.when = when;
    const inside = section.querySelector(".page-inside");
    if (when === "done") inside.setAttribute("hidden", "until-found");
    else inside.hidden = when === "later";
  }
}
