// Which sections are open while a facilitator leads the room, and which are folded.

const FIELD = "input, textarea, select, button";

const insideOf = (section) => section.querySelector(":scope > .page-inside");

// What somebody is looking at or typing in stays where it is on the screen.
function keepingPlace(sections, change) {
  const held = document.activeElement?.closest("main") && document.activeElement;
  const isSeen = (one) => one.getBoundingClientRect().bottom > 0;
  const anchor = held && isSeen(held) ? held : sections.find(isSeen);
  const before = anchor?.getBoundingClientRect().top;
  const root = document.documentElement;
  root.style.overflowAnchor = "none"; // the browser would move it a second time
  change();
  const moved = (anchor?.getBoundingClientRect().top ?? 0) - (before ?? 0);
  if (anchor && scrollY > 0 && moved) scrollBy({ top: moved, behavior: "instant" });
  requestAnimationFrame(() => (root.style.overflowAnchor = ""));
}

const whenOf = (name, { section: now, opened = [] }) => {
  if (!now) return "";
  if (name === now) return "now";
  return opened.includes(name) ? "done" : "later";
};

function drawFold(section) {
  const button = section.querySelector(".page-fold");
  const inside = insideOf(section);
  button.hidden = section.dataset.when !== "done";
  button.textContent = inside.hidden ? button.dataset.show : button.dataset.fold;
  button.setAttribute("aria-expanded", String(!inside.hidden));
}

function setOpen(section, isOpen) {
  const inside = insideOf(section);
  if (isOpen) inside.hidden = false;
  else inside.setAttribute("hidden", "until-found"); // a search still finds it
  drawFold(section);
}

// Under the fingers of somebody who is in a field nothing closes: only once they leave.
function closeUp(section) {
  const inside = insideOf(section);
  const focused = document.activeElement;
  if (!(inside.contains(focused) && focused.matches(FIELD))) {
    inside.hidden = true;
    return;
  }
  const left = () =>
    requestAnimationFrame(() => section.dataset.when === "later" && closeUp(section));
  focused.addEventListener("focusout", left, { once: true });
}

function become(section, when, { closes }) {
  const before = section.dataset.when ?? "";
  if (when) section.dataset.when = when;
  else delete section.dataset.when;
  if (when === "later" && closes) closeUp(section);
  else if (when !== "done" || before !== "done") setOpen(section, true);
  drawFold(section);
}

function drawList(links, words) {
  for (const link of links) {
    const section = document.querySelector(link.hash);
    const when = section?.dataset.when ?? "";
    const tag = link.querySelector(".page-when");
    tag.textContent = words[when] ?? "";
    tag.dataset.when = when;
  }
}

export function followPace(words) {
  const sections = [...document.querySelectorAll("[data-section]")];
  const links = [...document.querySelectorAll("#page-sections a[href^='#']")];
  for (const section of sections) {
    drawFold(section);
    section.querySelector(".page-fold").addEventListener("click", () => {
      setOpen(section, insideOf(section).hidden);
    });
    insideOf(section).addEventListener("beforematch", () => setOpen(section, true));
  }
  // Who goes to a section wants to read it.
  const arrive = () => {
    const section = sections.find((one) => location.hash === `#${one.id}`);
    if (section?.dataset.when === "done") setOpen(section, true);
  };
  addEventListener("hashchange", arrive);
  document.addEventListener("workshop:pace", ({ detail }) => {
    const closes = !detail.facilitator;
    keepingPlace(sections, () => {
      sections.forEach((one) =>
        become(one, whenOf(one.dataset.section, detail), { closes }),
      );
    });
    drawList(links, words);
    document.dispatchEvent(new Event("workshop:moved"));
  });
  drawList(links, words);
}
