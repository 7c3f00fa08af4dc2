// Closes the principles when the reader turns away, and hands back the focus.

export function followReference() {
  /** @type {HTMLDetailsElement | null} */
  const panel = document.querySelector("#page-reference");
  if (!panel) return;
  const button = panel.querySelector("summary");
  document.addEventListener("keydown", (event) => {
    if (event.key !== "Escape" || !panel.open) return;
    panel.open = false;
    button?.focus();
  });
  document.addEventListener("click", (event) => {
    if (!(event.target instanceof Node && panel.contains(event.target)))
      panel.open = false;
  });
}
