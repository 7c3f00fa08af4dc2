// Words as large as there is room for them, so that nobody has to scroll a projector.

const LARGEST = 5;
const SMALLEST = 0.8;
const SHRINK = 0.92;

/**
 * The unit of the screen: a hundredth of its width, or of what fits its height. Style
 * sheets could say so, but in no Safari before 16.
 * @param {HTMLElement} root
 */
export const measure = (root) => {
  const unit = Math.min(root.clientWidth / 100, root.clientHeight / 56.25);
  root.style.setProperty("--u", `${unit}px`);
};

/**
 * In units of the screen; `root` has the size, `inside` what must fit into it.
 * @param {HTMLElement} root
 * @param {Element} inside
 */
export const fit = (root, inside) => {
  let size = LARGEST;
  const set = () => root.style.setProperty("--fit", String(size));
  const overflows = () =>
    inside.scrollHeight > inside.clientHeight + 1 ||
    inside.scrollWidth > inside.clientWidth + 1;
  set();
  while (size > SMALLEST && overflows()) {
    size *= SHRINK;
    set();
  }
};
