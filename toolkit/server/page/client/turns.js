// What waits until the line bears it: each widget in its turn, its own in their order.

/** @import { Model } from "./model.js" */

const MOST_WAITING = 1_000;
const MOST_BYTES_WAITING = 64_000_000;

/**
 * Something to send; *send* says whether it could be.
 * @typedef {{ at: number, size: number, send: () => boolean }} Item
 * @typedef {{ items: Item[], owes: boolean }} Line
 */

export class Turns {
  constructor() {
    /** @type {Map<Model, Line>} */
    this.lines = new Map();
    this.count = 0;
    this.held = 0;
  }

  /** @param {Model} model whether something of it waits that is not its state */
  isWaiting = (model) => Boolean(this.lines.get(model)?.items.length);

  /** @param {number} size @param {() => boolean} send */
  item = (size, send) => ({ at: this.count++, size, send });

  /**
   * Lets it wait, behind what was said before it; false if too much waits already.
   * @param {Model} model @param {Item} item
   */
  add(model, item) {
    const { items } = this.#lineOf(model);
    const isFull = this.held + item.size > MOST_BYTES_WAITING;
    if (items.length >= MOST_WAITING || (isFull && this.held)) return false;
    const after = items.findIndex(({ at }) => at > item.at);
    items.splice(after < 0 ? items.length : after, 0, item);
    this.held += item.size;
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

  clear() {
    this.lines.clear();
    this.held = 0;
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
    return [...this.lines.values()].some(({ items }) => items.length) || isFull();
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
    this.held -= /** @type {Item} */ (line.items.shift()).size;
    return true;
  }

  /** @param {Model} model */
  #lineOf(model) {
    const line = this.lines.get(model) ?? { items: [], owes: false };
    this.lines.set(model, line);
    return line;
  }
}
