// A clock over a list of steps. It is kept on this device, so a reload changes nothing.

/** @import { StepState } from "./types.d.ts" */

export const MINUTE = 60000;
const BEFORE = -1;

/** @param {string} key @param {readonly number[]} minutes */
export const stepClock = (key, minutes) => {
  const name = `workshop-timer:${key}`;
  /**
   * `ends` is a moment while the clock runs; `left` is what remains while it stands.
   * @type {StepState}
   */
  let state = { step: BEFORE, ends: null, left: 0 };
  /** @param {unknown} value */
  const isMoment = (value) => value === null || Number.isFinite(value);
  /** @param {StepState | null} found @returns {found is StepState} */
  const isState = (found) =>
    found !== null &&
    Number.isInteger(found.step) &&
    found.step >= BEFORE &&
    found.step <= minutes.length &&
    isMoment(found.ends) &&
    Number.isFinite(found.left);
  const remember = () => {
    try {
      localStorage.setItem(name, JSON.stringify(state));
    } catch {
      // private browsing may refuse storage: the open page still counts
    }
  };
  const recall = () => {
    try {
      const found = JSON.parse(localStorage.getItem(name) ?? "null");
      if (isState(found)) state = found;
    } catch {
      // nothing kept that can be read: the clock stands at its beginning
    }
  };
  /** @param {StepState} next */
  const become = (next) => {
    state = next;
    remember();
  };
  const left = () =>
    state.ends === null ? state.left : Math.max(0, state.ends - Date.now());
  /** @param {number} step */
  const go = (step) => {
    const length = (minutes[step] ?? 0) * MINUTE;
    const runs = step > BEFORE && step < minutes.length;
    become({ step, ends: runs ? Date.now() + length : null, left: length });
  };
  recall();
  return {
    left,
    step: () => state.step,
    isRunning: () => state.ends !== null,
    isOver: () => state.step === minutes.length,
    go,
    pause: () => become({ ...state, ends: null, left: left() }),
    resume: () => become({ ...state, ends: Date.now() + left() }),
    more: () => {
      const longer = left() + MINUTE;
      const ends = state.ends === null ? null : Date.now() + longer;
      become({ ...state, ends, left: longer });
    },
  };
};

/**
 * A length of time as clocks count it: 7:05.
 * @param {number} seconds
 */
export const minutesAndSeconds = (seconds) =>
  `${Math.floor(seconds / 60)}:${String(Math.floor(seconds % 60)).padStart(2, "0")}`;

/** @param {number} left */
export const countdown = (left) => minutesAndSeconds(Math.ceil(left / 1000));
