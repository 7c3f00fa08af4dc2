// Says which section the reader is in, and folds the list away after a choice.

const MARGIN = 48;

// What a link leads to must not lie under the bar, however high that is now.
function measureBar(list) {
  const bar = document.querySelector(".page-bar");
  const folded = list.closest("details");
  new ResizeObserver(() => {
    if (folded.open) return;
    document.documentElement.style.setProperty("--page-bar", `${bar.offsetHeight}px`);
  }).observe(bar);
  return bar;
}

export function followSections(words) {
  const where = document.getElementById("page-where");
  const list = document.getElementById("page-sections");
  if (!where || !list) return;
  const links = [...list.querySelectorAll("a[href^='#']")];
  const sections = links.map((link) => document.querySelector(link.hash));
  const bar = measureBar(list);

  function mark() {
    const edge = list.closest("details").open ? 0 : bar.offsetHeight;
    const begun = sections.filter(
      (one) => one.getBoundingClientRect().top < edge + MARGIN,
    );
    const index = Math.max(0, begun.length - 1);
    where.textContent = words.section
      .replace("{number}", index + 1)
      .replace("{count}", links.length)
      .replace("{title}", links[index].firstElementChild.textContent);
    where.dataset.now = sections[index].dataset.when === "now" ? words.now : "";
    links.forEach((link, at) => {
      if (at === index) link.setAttribute("aria-current", "true");
      else link.removeAttribute("aria-current");
    });
  }

  let planned = false;
  addEventListener(
    "scroll",
    () => {
      if (planned) return;
      planned = true;
      requestAnimationFrame(() => {
        planned = false;
        mark();
      });
    },
    { passive: true },
  );
  list.addEventListener("click", (event) => {
    if (event.target.closest("a")) list.closest("details").open = false;
  });
  document.addEventListener("keydown", (event) => {
    if (event.key === "Escape") list.closest("details").open = false;
  });
  document.addEventListener("workshop:moved", mark);
  mark();
}
