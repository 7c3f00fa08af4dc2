// What widgets send: activities at once, widgets of others no faster than the line bears.

import { newId } from "../../../activities/base/new_id.js";
import { isOf } from "./framing.js";
import { idleAfter } from "./made_up.js";
import { Purse } from "./purse.js";
import { isActivity, isPrivate, isTooLarge, namesIn, refusedOf } from "./refusing.js";
import { Turns } from "./turns.js";

/** @import { Model } from "./model.js" */
/** @import { Refusals, Refused } from "./refusing.js" */
/** @import { Socket } from "./socket.js" */
/** @import { Item } from "./turns.js" */
/** @import { Binary, Callbacks, Carried, Posted, State } from "./types.d.ts" */

// Less than the server bears of one person: they may have more pages open.
const PER_SECOND = 30;
const AT_ONCE = 60;
const BYTES_PER_SECOND = 800_000;
const BYTES_AT_ONCE = 32_000_000;
const MOST_LOST_WITH = 3;
const LARGE_UPDATE = 256_000;
const WIDGET_VERSION = { version: "2.1.0" };

/** @typedef {{ buffers?: readonly Binary[], callbacks?: Callbacks }} How */
/** @typedef {{ model: Model, data: Posted, how: How }} Letter */

/**
 * @param {How} how @param {() => void} [then] once it counts as dealt with
 * @returns {string} the id of a message that is never sent
 */
function neverSent({ callbacks }, then) {
  const id = newId();
  queueMicrotask(() => {
    callbacks?.iopub?.status?.(idleAfter({ header: { msg_id: id } }));
    then?.();
  });
  return id;
}

/** @param {readonly Binary[]} [buffers] */
const sizeOf = (buffers = []) =>
  buffers.reduce((size, { byteLength }) => size + byteLength, 0);

/** @param {unknown} said */
const lengthOf = (said) => JSON.stringify(said)?.length ?? 0;

/** @param {Posted | Carried} data */
const saidIn = (data) => (data.method === "custom" ? data.content : undefined);

/** @param {Letter} letter @returns {string[]} what it would set, the largest first */
function byLargest({ data, how }) {
  const sizes = new Map(namesIn(data).map((name) => [name, 0]));
  /** @param {string} name @param {number} size */
  const add = (name, size) => sizes.set(name, (sizes.get(name) ?? 0) + size);
  if (data.method === "update") {
    const state = Object(data.state);
    for (const name of sizes.keys()) {
      add(name, JSON.stringify(state[name])?.length ?? 0);
    }
    data.buffer_paths.forEach(([name], index) => {
      add(String(name), how.buffers?.[index].byteLength ?? 0);
    });
  }
  return [...sizes].sort(([, one], [, other]) => other - one).map(([name]) => name);
}

export class Outgoing {
  /**
   * @param {{ line: () => Socket | null, refusals: Refusals }} about the line there is
   */
  constructor({ line, refusals }) {
    this.line = line;
    this.refusals = refusals;
    this.messages = new Purse(PER_SECOND, AT_ONCE);
    this.room = new Purse(BYTES_PER_SECOND, BYTES_AT_ONCE);
    /** Whose update the kernel has not dealt with. @type {Map<Model, string>} */
    this.busy = new Map();
    /** How often a large one has been under way. @type {Map<Model, number>} */
    this.large = new Map();
    this.turns = new Turns();
    /** What the kernel may not have taken, by the message. @type {Map<string, Item>} */
    this.sent = new Map();
    this.timer = 0;
  }

  /**
   * Sends it, or not yet, or never; null if it cannot be sent now: state is sent again.
   * Messages of others' widgets wait for a line, as in Jupyter: a page is drawn before
   * it has one, and some ask in a message what they are to draw.
   * @param {Model} model @param {Posted} data @param {How} how
   * @returns {string | null}
   */
  post(model, data, how) {
    if (data.method !== "update" && !isActivity(model))
      return this.#inItsTurn({ model, data, how });
    if (!this.line()) return null;
    if (data.method === "update") return this.#update({ model, data, how });
    return this.#send({ model, data, how });
  }

  /** @param {Letter} letter */
  #inItsTurn(letter) {
    const { data, how } = letter;
    const item = this.turns.item({
      send: () => Boolean(this.#send(letter, item)),
      measure: () => sizeOf(how.buffers) + lengthOf(item.said),
      ...{ isState: false, said: saidIn(data) },
    });
    return this.#inTurn(letter.model, item) ? newId() : null;
  }

  /**
   * Sends, as soon as may be, a message that Voila's half of a widget has written down;
   * its id, or null if it cannot be sent: state is sent again.
   * @param {{ id: string, data: ArrayBuffer }} message
   * @param {{ model: Model, data: Posted | Carried }} about
   */
  relay(message, { model, data }) {
    const { id } = message;
    const size = message.data.byteLength;
    const isState = data.method === "update";
    if (isState && !this.line()) return null;
    const send = () => {
      const socket = this.line();
      if (!socket || !this.#spend(size)) return false;
      socket.pass(message);
      this.#keep(socket, id, item);
      return true;
    };
    const measure = () => size;
    const item = this.turns.item({ send, measure, isState, said: saidIn(data) });
    return this.#inTurn(model, item) ? id : null;
  }

  /**
   * Whether what is written down already may not be sent; the widget is told.
   * @param {Model} model @param {Posted | Carried} data @param {number} size
   */
  refuses(model, data, size) {
    const names = namesIn(data);
    const own = names.filter(isPrivate);
    const isLarge = isTooLarge(model, size);
    if (own.length) this.refusals.refuse(model, { reason: "private", names: own });
    if (isLarge) this.refusals.refuse(model, { reason: "large", names });
    return isLarge || own.length > 0;
  }

  /**
   * Whether it is sent, now or later: if too much waits, of state what is newest then.
   * @param {Model} model @param {Item} item
   */
  #inTurn(model, item) {
    if (!this.turns.isWaiting(model) && item.send()) return true;
    const waits = this.#letWait(model, item);
    this.#goOnLater();
    return waits;
  }

  /** @param {Model} model @param {Item} item */
  #letWait(model, item) {
    const waits = this.turns.add(model, item);
    if (!waits && item.isState) this.turns.owe(model);
    else if (!waits)
      this.refusals.refuse(model, { reason: "many", names: [], content: item.said });
    return waits;
  }

  /**
   * The server has refused what was sent by this message.
   * @param {Model} model
   * @param {{ reason: string, names: readonly string[] }} said
   * @param {string | undefined} parent
   */
  heard(model, { reason, names }, parent) {
    if (reason === "many") return this.#putBack(model, parent);
    const own = [...model.inFlight].filter(([, id]) => id === parent);
    const all = own.map(([name]) => name);
    const refused = reason === "private" ? names : all;
    this.refusals.refuse(model, { reason, names: refused }, { isKnown: true });
    const rest = all.filter((name) => !refused.includes(name));
    for (const name of rest) model.unsaved.add(name);
    if (rest.length) this.turns.owe(model);
  }

  // Other pages of this person send, too: a message waits again, and so does its widget's
  // state, as it is then.
  #putBack(/** @type {Model} */ model, /** @type {string | undefined} */ parent) {
    this.messages.empty();
    this.room.empty();
    const item = this.sent.get(parent ?? "");
    this.sent.delete(parent ?? "");
    const names = [...model.inFlight].filter(([, id]) => id === parent);
    for (const [name] of names) {
      model.inFlight.delete(name);
      model.unsaved.add(name);
    }
    if (names.length) this.turns.owe(model);
    else if (item) this.#letWait(model, item);
    this.#goOnLater();
  }

  // The line is gone: what is not sent is sent when there is another, but for what has
  // been under way each time that a line was lost, and may have been why.
  forget() {
    for (const [model, times] of this.large) {
      if (times < MOST_LOST_WITH) continue;
      const names = [...model.inFlight.keys()];
      this.refusals.refuse(model, { reason: "large", names });
      model.inFlight.clear();
      this.large.delete(model);
    }
    this.busy.clear();
    this.turns.forgetStates();
    this.sent.clear();
  }

  /** @param {Letter} letter */
  #update({ model, data, how }) {
    const letter = this.#allowed({ model, data, how });
    if (!letter) return neverSent(how);
    if (isActivity(model)) return this.#send(letter);
    const sent = this.busy.has(model) ? null : this.#send(letter);
    if (!sent) this.turns.owe(model);
    if (!sent && !this.busy.has(model)) this.#goOnLater();
    return sent;
  }

  /**
   * What is left of an update without what no page may set; null if nothing is.
   * @param {Letter} letter
   */
  #allowed({ model, data, how }) {
    if (data.method !== "update") return null;
    const names = namesIn(data);
    const own = names.filter(isPrivate);
    if (!own.length) return { model, data, how };
    this.refusals.refuse(model, { reason: "private", names: own });
    if (own.length === names.length) return null;
    const state = { .../** @type {State} */ (data.state) };
    for (const name of own) delete state[name];
    const kept = data.buffer_paths.map(([name]) => !isPrivate(String(name)));
    const paths = data.buffer_paths.filter((_, index) => kept[index]);
    const buffers = how.buffers?.filter((_, index) => kept[index]);
    return {
      ...{ model, data: { ...data, state, buffer_paths: paths } },
      how: { ...how, buffers },
    };
  }

  /**
   * @param {Letter} letter @param {Item} [item] how it waits again
   * @returns {string | null} null if it has to wait
   */
  #send(letter, item) {
    const { model, data, how } = letter;
    const socket = this.line();
    const paced = !isActivity(model);
    if (!socket || (paced && !this.#has(this.messages, 1))) return null;
    const message = socket.written(
      "comm_msg",
      { comm_id: model.id, data },
      { buffers: how.buffers, metadata: WIDGET_VERSION },
    );
    const size = message.data.byteLength;
    if (isTooLarge(model, size)) return this.#refuseLargest(letter);
    if (paced && !this.#spend(size)) return null;
    socket.pass(message);
    for (const name of namesIn(data)) refusedOf(model).delete(name);
    if (data.method === "update" && paced) this.#busyWith(model, message);
    if (item) this.#keep(socket, message.id, item, how.callbacks);
    else this.#listen(socket, message.id, letter);
    return message.id;
  }

  /** @param {Model} model @param {{ id: string, data: ArrayBuffer }} message */
  #busyWith(model, { id, data }) {
    this.busy.set(model, id);
    if (data.byteLength < LARGE_UPDATE) return;
    this.large.set(model, (this.large.get(model) ?? 0) + 1);
  }

  /** @param {number} size */
  #spend(size) {
    const has = this.#has(this.messages, 1) && this.#has(this.room, size);
    if (has) {
      this.room.left -= size;
      this.messages.left -= 1;
    }
    return has;
  }

  /** @param {Purse} purse @param {number} amount whether there is so much, or later */
  #has(purse, amount) {
    const wait = purse.wait(amount);
    if (wait) this.#goOnLater(wait);
    return !wait;
  }

  /**
   * @param {Socket} socket @param {string} id @param {Item} item
   * @param {Callbacks} [callbacks]
   */
  #keep(socket, id, item, callbacks) {
    this.sent.set(id, item);
    socket.listenFor(id, (message) => {
      if (!isOf(message, "status") || this.sent.get(id) !== item) return;
      if (message.content.execution_state === "idle") this.sent.delete(id);
      callbacks?.iopub?.status?.(message);
    });
  }

  /** @param {Socket} socket @param {string} id @param {Letter} letter */
  #listen(socket, id, { model, how }) {
    const status = how.callbacks?.iopub?.status;
    if (!status && this.busy.get(model) !== id) return;
    socket.listenFor(id, (message) => {
      if (!isOf(message, "status")) return;
      status?.(message);
      const isDone = message.content.execution_state === "idle";
      if (!isDone || this.busy.get(model) !== id) return;
      this.busy.delete(model);
      this.large.delete(model);
      if (this.turns.settle(model)) model.save_changes();
    });
  }

  /**
   * Its largest part; what is beside that is sent again, without it.
   * @param {Letter} letter
   */
  #refuseLargest({ model, data, how }) {
    const [largest, ...rest] = byLargest({ model, data, how });
    const names = largest === undefined ? [] : [largest];
    this.refusals.refuse(model, { reason: "large", names, content: saidIn(data) });
    return neverSent(how, () => {
      for (const name of rest) model.unsaved.add(name);
      model.save_changes();
    });
  }

  // Not before there is so much room: writing a message down may be a lot of work.
  #goOnLater(wait = this.messages.wait(1)) {
    this.timer ||= setTimeout(() => {
      this.timer = 0;
      this.goOn();
    }, wait + 1);
  }

  // Also whenever there is a line again.
  goOn() {
    const isFull = () => Boolean(this.timer) || !this.line();
    const isBusy = (/** @type {Model} */ model) => this.busy.has(model);
    if (this.turns.go({ isFull, isBusy }) && this.line()) this.#goOnLater();
  }
}
