// Answers turn their pages by themselves, until somebody presses an arrow.

const TURN_EVERY = 12000;
const REST_FOR = 60000; // who turned wants to read, or to talk about it

/** @param {() => void} turn */
export const turning = (turn) => {
  let waiting = 0;
  let isStill = false;
  /** @param {number} time */
  const wait = (time) => {
    clearTimeout(waiting);
    if (isStill) return;
    waiting = setTimeout(() => {
      turn();
      wait(TURN_EVERY);
    }, time);
  };
  return {
    begin: () => wait(TURN_EVERY),
    rest: () => wait(REST_FOR),
    stop: () => clearTimeout(waiting),
    /** Whether it stands still from now on. */
    toggle: () => {
      isStill = !isStill;
      wait(TURN_EVERY);
      return isStill;
    },
  };
};
