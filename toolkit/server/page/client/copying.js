// Copies words of a page for whoever presses a button beside them.

/**
 * Select *place*, so that its words can be copied by hand, too, and copy them.
 * @param {HTMLElement} place
 */
function copyWords(place) {
  getSelection()?.selectAllChildren(place);
  // floor: the clipboard itself is given over https alone; this is given everywhere.
  return document.execCommand("copy");
}

/** Show every button that copies, and let it. Without script there is none. */
export function offerCopies() {
  for (const button of document.querySelectorAll("button[data-copies]")) {
    if (!(button instanceof HTMLElement)) continue;
    const place = document.getElementById(button.dataset.copies ?? "");
    if (!place) continue;
    button.hidden = false;
    button.addEventListener("click", () => {
      if (copyWords(place)) button.textContent = button.dataset.copied ?? "";
    });
  }
}
