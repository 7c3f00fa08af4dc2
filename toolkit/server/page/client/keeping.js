// Whether this device can keep what is typed, and the sentence that says that it cannot.

/** @import { Words } from "../../../activities/base/types.d.ts" */

const PROBE = "workshop-probe";
const ROOM = 2_000;
const FULL = ["QuotaExceededError", "NS_ERROR_DOM_QUOTA_REACHED"];

/** What is wrong with the storage at this moment: nothing, "full" or "absent". */
const storageTrouble = () => {
  try {
    localStorage.setItem(PROBE, "x".repeat(ROOM));
    localStorage.removeItem(PROBE);
    return "";
  } catch (error) {
    return error instanceof DOMException && FULL.includes(error.name)
      ? "full"
      : "absent";
  }
};

/**
 * Says so on its line as soon as it is known; answers go to the server all the same.
 * @param {HTMLElement | null} line
 * @param {{ words: Words, changed: () => void }} about
 */
export function followStorage(line, { words, changed }) {
  let trouble = "";
  const canKeep = () => {
    const found = storageTrouble();
    if (line && found !== trouble)
      line.textContent = found ? words[`storage_${found}`] : "";
    trouble = found;
    return !found;
  };
  document.addEventListener("workshop:unkept", () => {
    canKeep();
    changed();
  });
  canKeep();
  return canKeep;
}
