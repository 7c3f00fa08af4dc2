// The whole display for one element, where a browser lets a page have it: no iPhone does,
// and Safari before 16.4 knows it by other names.

/**
 * @typedef {Document & { webkitFullscreenEnabled?: boolean,
 *   webkitFullscreenElement?: Element | null, webkitExitFullscreen?: () => void }} Shown
 * @typedef {HTMLElement & { webkitRequestFullscreen?: () => void }} Filling
 */

const FULL_EVENTS = ["fullscreenchange", "webkitfullscreenchange"];
const shown = /** @type {Shown} */ (document);

export const canBeFull = () =>
  // floor: Safari's older name is beside it
  Boolean(document.fullscreenEnabled ?? shown.webkitFullscreenEnabled);

export const isFull = () =>
  // floor: Safari's older name is beside it
  Boolean(document.fullscreenElement ?? shown.webkitFullscreenElement);

/** @param {Filling} element */
export const toggleFull = async (element) => {
  // floor: Safari's older names are beside them
  const leave = document.exitFullscreen ?? shown.webkitExitFullscreen;
  // floor: Safari's older name is beside it
  const enter = element.requestFullscreen ?? element.webkitRequestFullscreen;
  try {
    await (isFull() ? leave?.call(document) : enter?.call(element));
  } catch {
    // a browser may refuse: nothing is lost
  }
};

/**
 * Calls told() when it changes; what it returns ends that.
 * @param {() => void} told
 */
export const followFull = (told) => {
  for (const name of FULL_EVENTS) document.addEventListener(name, told);
  return () => {
    for (const name of FULL_EVENTS) document.removeEventListener(name, told);
  };
};
