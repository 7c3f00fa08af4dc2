// Notes when a prompt can be read, when its box is there and when it is saved.
(prompt, typed) => {
  const watched = { readable: 0, ready: 0, saved: 0 };
  self.watched = watched;
  const shown = () =>
    [...document.querySelectorAll("h3, label")].filter(
      (label) => label.textContent.trim() === prompt && label.checkVisibility(),
    );
  watched.box = () =>
    shown()
      .map((label) => label.closest(".ws-activity, .widget-textarea"))
      .map((frame) => frame?.querySelector("textarea"))
      .find(Boolean);
  const isSaved = (box) =>
    box.value.includes(typed) &&
    /Saved \d/.test(box.closest(".ws-activity, .widget-vbox").textContent);
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
}
