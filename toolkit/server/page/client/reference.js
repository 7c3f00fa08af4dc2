// Closes the principles when the reader turns away, and hands back the focus.

export function followReference() {
  const panel = document.getElementById("page-reference");
  if (!panel) return;
  const button = panel.querySelector("summary");
  document.addEventListener("keydown", (event) => {
    if (event.key !== "Escape" || !panel.open) return;
    panel.open = false;
    button.focus();
  });
  document.addEventListener("click", (event) => {
    if (!panel.contains(event.target)) panel.open = false;
  });
}
