// Light or dark: what the system wishes, until somebody says otherwise.

/**
 * @param {HTMLElement} root
 * @param {(isDark: boolean) => void} told
 */
export const colours = (root, told) => {
  const wish = window.matchMedia("(prefers-color-scheme: dark)");
  /** @type {boolean | null} */
  let chosen = null;
  const isDark = () => chosen ?? wish.matches;
  const draw = () => {
    root.dataset.scheme = isDark() ? "dark" : "light";
    told(isDark());
  };
  const toggle = () => {
    chosen = !isDark();
    draw();
  };
  wish.addEventListener("change", draw);
  draw();
  return { toggle, stop: () => wish.removeEventListener("change", draw) };
};
