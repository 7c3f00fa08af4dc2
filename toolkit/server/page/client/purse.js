// How much may be sent: it fills up with time.

export class Purse {
  /** @param {number} perSecond @param {number} most */
  constructor(perSecond, most) {
    this.perSecond = perSecond;
    this.most = most;
    this.left = most;
    this.at = performance.now();
  }

  /** @param {number} amount @returns {number} milliseconds until there is so much */
  wait(amount) {
    const now = performance.now();
    const more = ((now - this.at) / 1000) * this.perSecond;
    this.left = Math.min(this.most, this.left + more);
    this.at = now;
    return Math.max(0, ((amount - this.left) / this.perSecond) * 1000);
  }

  empty() {
    this.wait(0);
    this.left = Math.min(this.left, 0);
  }
}
