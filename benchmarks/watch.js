/**
 * Notes when a prompt can be read, when its box is there and when it is saved.
 * @param {string} prompt
 * @param {string} typed
 */
(prompt, typed) => {
  /** @type {Element[]} */
  let labels = [];
  /** @type {HTMLTextAreaElement | null | undefined} */
  let box = null;
  // Searching the whole page in every frame would keep it from its work.
  const shown = () => {
    if (!labels.length || !labels.every((label) => label.isConnected)) {
      const all = [...document.querySelectorAll("h3, label, .prompt")];
      labels = all.filter((label) => label.textContent.trim() === prompt);
    }
    return labels.filter((label) => label.checkVisibility());
  };
  const boxOf = () => {
    if (box?.isConnected) return box;
    box = shown()
      .map((label) => label.closest(".ws-activity, .widget-textarea, .asked"))
      .map((frame) => frame?.querySelector("textarea"))
      .find(Boolean);
    return box;
  };
  const watched = { readable: 0, ready: 0, saved: 0, box: boxOf };
  Object.assign(self, { watched });
  /** @param {HTMLTextAreaElement} box */
  const isSaved = (box) =>
    box.value.includes(typed) &&
    /Saved \d/.test(
      box.closest(".ws-activity, .widget-vbox, .asked")?.textContent ?? "",
    );
  const look = () => {
    const now = performance.now();
    if (!watched.readable && shown().length) watched.readable = now;
    if (watched.readable && !watched.saved) {
      const box = watched.box();
      if (box && !watched.ready) watched.ready = now;
      if (box && isSaved(box)) watched.saved = now;
    }
    if (!watched.saved) requestAnimationFrame(look);
  };
  requestAnimationFrame(look);
};
