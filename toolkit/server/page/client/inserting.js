// Puts a phrase into the box beside it, where the caret is; the page stays as it is.

/**
 * Without script the button sends the form, and the server adds the phrase at the end.
 * @param {HTMLTextAreaElement} box
 * @param {string} phrase
 */
function insert(box, phrase) {
  const { selectionStart: start, selectionEnd: end, value } = box;
  const before = value.slice(0, start);
  // It begins a sentence of its own, and so does what comes after it.
  const lead = before && !/\s$/.test(before) ? " " : "";
  const trail = /^\S/.test(value.slice(end)) ? " " : "";
  box.focus();
  box.setRangeText(`${lead}${phrase}${trail}`, start, end, "end");
  box.dispatchEvent(new Event("input", { bubbles: true }));
}

/** Let every button that inserts do so here. */
export function offerPhrases() {
  for (const button of document.querySelectorAll("button[data-inserts]")) {
    if (!(button instanceof HTMLElement)) continue;
    const box = document.getElementById(button.dataset.inserts ?? "");
    const from = document.getElementById(button.dataset.from ?? "");
    if (!(box instanceof HTMLTextAreaElement && from instanceof HTMLSelectElement))
      continue;
    button.addEventListener("click", (event) => {
      event.preventDefault();
      insert(box, from.value);
    });
  }
}
