// Rows that are in their place already stay there, with the focus that may be in them.
/** @param {Element} list @param {readonly Element[]} items */
export const placeInOrder = (list, items) => {
  const held = document.activeElement;
  [...list.children]
    .filter((item) => !items.includes(item))
    .forEach((item) => item.remove());
  items.forEach((item, index) => {
    if (list.children[index] !== item)
      list.insertBefore(item, list.children[index] ?? null);
  });
  // Where all else has moved around it, it has moved itself, and let go.
  if (held instanceof HTMLElement && list.contains(held))
    held.focus({ preventScroll: true });
};
