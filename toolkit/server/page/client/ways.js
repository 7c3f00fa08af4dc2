// Whether the page speaks to its kernel over a websocket, or, where those are blocked, by
// plain requests.

/** @import { End } from "./types.d.ts" */

// Websockets that bring nothing, one after the other, although the server answers.
const MOST_IN_VAIN = { untried: 2, proven: 4 };

export class Ways {
  constructor() {
    this.plain = false;
    this.inVain = 0;
    this.isProven = false;
  }

  get most() {
    return this.isProven ? MOST_IN_VAIN.proven : MOST_IN_VAIN.untried;
  }

  // A kernel has answered.
  worked() {
    if (!this.plain) this.isProven = true;
    this.inVain = 0;
  }

  /**
   * A websocket has ended. Where the kernel has said by other ways what there is to draw
   * (`isReady`), one that is silent is not just waiting for it.
   * @param {End} end @param {{ isReady: boolean }} how
   */
  failed({ heard, silent }, { isReady }) {
    if (heard || this.plain) return;
    this.inVain += silent && isReady && !this.isProven ? this.most : 1;
  }

  // The server answers nobody: that says nothing of websockets.
  excuse() {
    this.inVain = 0;
  }

  // To be asked where the server has answered: whether to change to plain requests.
  isBlocked() {
    return !this.plain && this.inVain >= this.most;
  }

  changeToPlain() {
    this.plain = true;
  }

  changeToSockets() {
    this.plain = false;
  }
}
