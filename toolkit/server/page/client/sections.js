// Says which section the reader is in, and folds the list away after a choice.

const MARGIN = 120;

export function followSections(words) {
  const where = document.getElementById("page-where");
  const list = document.getElementById("page-sections");
  if (!where || !list) return;
  const links = [...list.querySelectorAll("a[href^='#']")];
  const sections = links.map((link) => document.querySelector(link.hash));

  function mark() {
    const begun = sections.filter((one) => one.getBoundingClientRect().top < MARGIN);
    const index = Math.max(0, begun.length - 1);
    where.textContent = words.section
      .replace("{number}", index + 1)
      .replace("{count}", links.length)
      .replace("{title}", links[index].firstElementChild.textContent);
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
  mark();
}
