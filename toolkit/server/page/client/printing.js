// On paper is everything: also what is in parts that nobody has opened.

/** Boxes that were never seen are as high as their words. */
function growForPaper() {
  /** @type {NodeListOf<HTMLTextAreaElement>} */
  const boxes = document.querySelectorAll("main textarea");
  for (const box of boxes) {
    if (!box.value || box.scrollHeight <= box.clientHeight) continue;
    box.style.height = `${box.scrollHeight + 2}px`;
  }
}

/** @param {() => Promise<unknown>} drawAll */
export function followPrinting(drawAll) {
  /** @type {{ inside: HTMLElement, how: string }[]} */
  let closed = [];
  const before = () => {
    if (closed.length) return;
    /** @type {NodeListOf<HTMLElement>} */
    const found = document.querySelectorAll(":is([data-part], .page-inside)[hidden]");
    closed = [...found].map((inside) => ({
      inside,
      how: inside.getAttribute("hidden") ?? "",
    }));
    for (const { inside } of closed) {
      inside.hidden = false;
      inside.removeAttribute("aria-hidden");
    }
    // The browser waits for what needs no more than what is here already.
    drawAll().then(growForPaper);
  };
  const after = () => {
    for (const { inside, how } of closed) {
      inside.setAttribute("hidden", how);
      if ("part" in inside.dataset) inside.setAttribute("aria-hidden", "true");
    }
    closed = [];
  };
  addEventListener("beforeprint", before);
  addEventListener("afterprint", after);
  matchMedia("print").addEventListener("change", ({ matches }) =>
    matches ? before() : after(),
  );
}
