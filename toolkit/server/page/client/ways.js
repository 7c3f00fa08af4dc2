// Whether the page speaks to its kernel over a websocket, or, where those are blocked, by
// plain requests.

/** @import { End } from "./types.d.ts" */

// Lines that bring nothing, one after the other, although the server answers.
const MOST_IN_VAIN = { untried: 2, proven: 4, plain: 2 };

export class Ways {
  constructor() {
    this.plain = false;
    this.inVain = 0;
    this.isProven = false;
  }

  get most() {
    if (this.plain) return MOST_IN_VAIN.plain;
    return this.isProven ? MOST_IN_VAIN.proven : MOST_IN_VAIN.untried;
  }

  // A kernel has answered.
  worked() {
    if (!this.plain) this.isProven = true;
    this.inVain = 0;
  }

  /** @param {End} end */
  failed({ heard, late }) {
    if (!heard && !late) this.inVain += 1;
  }

  // The server answers nobody: that says nothing of websockets.
  excuse() {
    this.inVain = 0;
  }

  // To be asked where the server has answered: whether to try the other way.
  isBlocked() {
    return this.inVain >= this.most;
  }

  change() {
    this.plain = !this.plain;
    this.inVain = 0;
  }
}
