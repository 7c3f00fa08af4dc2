// What waits until the line bears it: each widget in its turn, its own in their order.

/** @import { Model } from "./model.js" */

const MOST_WAITING = 1_000;
const MOST_BYTES_WAITING = 64_000_000;

/**
 * Something to send: *send* says whether it could be. What is state is said again by
 * whoever holds it, when the line has changed.
 * @typedef {{
 *   send: () => boolean, measure: () => number, isState: boolean, said: unknown,
 * }} ToSend
 * @typedef {ToSend & { at: number, size: number }} Item
 * @typedef {{ items: Item[], owes: boolean }} Line
 */

export class Turns {
  constructor() {
    /** @type {Map<Model, Line>} */
    this.lines = new Map();
    this.count = 0;
  }

  /** Bytes that wait. */
  get held() {
    const waiting = [...this.lines.values()].flatMap(({ items }) => items);
    return waiting.reduce((held, { size }) => held + size, 0);
  }

  /** @param {Model} model whether something of it waits that is not its state */
  isWaiting = (model) => Boolean(this.lines.get(model)?.items.length);

  /** @param {ToSend} toSend @returns {Item} */
  item = (toSend) => ({ ...toSend, at: this.count++, size: 0 });

  /**
   * Lets it wait, behind what was said before it; false if too much waits already.
   * @param {Model} model @param {Item} item
   */
  add(model, item) {
    const { items } = this.#lineOf(model);
    if (items.length >= MOST_WAITING) return false;
    const { held } = this;
    item.size = item.measure();
    if (held && held + item.size > MOST_BYTES_WAITING) return false;
    const after = items.findIndex(({ at }) => at > item.at);
    items.splice(after < 0 ? items.length : after, 0, item);
    return true;
  }

  /** @param {Model} model whose newest state is to be sent */
  owe(model) {
    this.#lineOf(model).owes = true;
  }

  /** @param {Model} model @returns {boolean} whether its state was to be sent */
  settle(model) {
    const line = this.lines.get(model);
    const owed = Boolean(line?.owes);
    if (line) line.owes = false;
    return owed;
  }

  // The line has changed. Whoever holds state says it again; messages wait for the next.
  forgetStates() {
    for (const line of this.lines.values()) {
      line.owes = false;
      line.items = line.items.filter(({ isState }) => !isState);
    }
  }

  /**
   * Sends as much as may go now. Who has had a turn stands behind the others.
   * @param {{ isFull: () => boolean, isBusy: (model: Model) => boolean }} line
   * @returns {boolean} whether something waits for its turn
   */
  go({ isFull, isBusy }) {
    while (!isFull()) {
      const next = [...this.lines].find(([model, { items, owes }]) => {
        return items.length || (owes && !isBusy(model));
      });
      if (!next) break;
      const [model, line] = next;
      if (!this.#take(line, { model, isBusy })) continue;
      this.lines.delete(model);
      this.lines.set(model, line);
    }
    return [...this.lines.values()].some(({ items }) => items.length);
  }

  /**
   * One turn: its state comes first, since there is only one of it at a time.
   * @param {Line} line @param {{ model: Model, isBusy: (model: Model) => boolean }} about
   */
  #take(line, { model, isBusy }) {
    if (line.owes && !isBusy(model)) {
      line.owes = false;
      model.save_changes();
      return !line.owes;
    }
    if (!line.items[0].send()) return false;
    line.items.shift();
    return true;
  }

  /** @param {Model} model */
  #lineOf(model) {
    const line = this.lines.get(model) ?? { items: [], owes: false };
    this.lines.set(model, line);
    return line;
  }
}
