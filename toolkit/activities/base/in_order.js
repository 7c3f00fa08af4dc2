// Rows that are in their place already stay there, with the focus that may be in them.
/** @param {Element} list @param {readonly Element[]} items */
export const placeInOrder = (list, items) => {
  [...list.children]
    .filter((item) => !items.includes(item))
    .forEach((item) => item.remove());
  items.forEach((item, index) => {
    if (list.children[index] !== item)
      list.insertBefore(item, list.children[index] ?? null);
  });
};
