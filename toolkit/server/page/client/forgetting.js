// What this device keeps of a person, and how it forgets.

/** @import { Unsaved } from "../../../activities/base/types.d.ts" */

const OURS = "workshop-";
const DRAFTS = "workshop-draft:";
const PLACES = "workshop-place:"; // where somebody was
const LEFT = "workshop-left";

const storages = [() => localStorage, () => sessionStorage];

/**
 * A browser may refuse any of it; what it refuses must not keep the rest.
 * @template Result
 * @param {() => Result} action
 */
const ifItCan = (action) => {
  try {
    return action();
  } catch {
    return null;
  }
};

/** @param {() => Storage} find @param {string} start */
const keysOf = (find, start) =>
  (ifItCan(() => Object.keys(find())) ?? []).filter((key) => key.startsWith(start));

/** What is not saved: what this page knows of, and drafts that it does not know. */
export const whatIsUnsaved = () => {
  /** @type {Unsaved} */
  const detail = { names: new Set(), keys: new Set(), onTheWay: false };
  document.dispatchEvent(new CustomEvent("workshop:leaving", { detail }));
  const drafts = keysOf(() => localStorage, DRAFTS);
  const others = drafts.some((key) => !detail.keys.has(key));
  return { names: [...detail.names], others, onTheWay: detail.onTheWay };
};

/** Of which parts of which answers there are drafts on this device. */
export const draftKeys = () =>
  keysOf(() => localStorage, DRAFTS).map((key) => key.slice(DRAFTS.length));

/**
 * What is kept there already is newer, and both stay.
 * @param {string} from
 * @param {string} to
 */
export const moveDraft = (from, to) =>
  ifItCan(() => {
    const kept = localStorage.getItem(DRAFTS + from);
    if (kept === null || localStorage.getItem(DRAFTS + to) !== null) return;
    localStorage.setItem(DRAFTS + to, kept);
    localStorage.removeItem(DRAFTS + from);
  });

/** The drafts on this device, as they are written down. */
export const keptDrafts = () =>
  keysOf(() => localStorage, DRAFTS).map(
    (key) => ifItCan(() => localStorage.getItem(key)) ?? "",
  );

/** @param {boolean} everything */
export const clearDevice = (everything) => {
  for (const find of storages) {
    for (const start of everything ? [OURS] : [DRAFTS, PLACES]) {
      for (const key of keysOf(find, start)) ifItCan(() => find().removeItem(key));
    }
  }
};

/**
 * Nothing is shown, kept or asked any more: the server knows that nobody is here.
 * @param {string} to
 * @param {boolean} everything
 */
const depart = (to, everything) => {
  document.documentElement.hidden = true;
  document.dispatchEvent(new Event("workshop:left"));
  clearDevice(everything);
  location.replace(to);
};

/**
 * The next person on this device must not find what the last one typed.
 * @param {string} to
 * @param {boolean} everything
 */
export const forgetAndGo = (to, everything) => {
  clearDevice(everything);
  tellOtherTabs(everything);
  depart(to, everything);
};

// Not by the storage, which may be full or absent.
const otherTabs = ifItCan(() => new BroadcastChannel(LEFT));

/** @param {boolean} everything */
export const tellOtherTabs = (everything) => otherTabs?.postMessage({ everything });

/**
 * What is said once belongs to the tab that left: the others say it by their address.
 * @param {string} to
 */
export const followOtherTabs = (to) =>
  otherTabs?.addEventListener("message", ({ data }) =>
    depart(`${to}?left=${data.everything ? "for-good" : "yes"}`, data.everything),
  );
