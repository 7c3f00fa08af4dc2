// The page's half of a widget: its state, and who wants to know when it changes.

import { withoutBuffers } from "./buffers.js";
import { isEqual } from "./equal.js";

/** @import { Binary, Callbacks, Heard, Listener } from "./types.d.ts" */
/** @import { Posted, Services, State, Tree } from "./types.d.ts" */

const MOST_HELD = 100;

/** @param {unknown} value */
const isObject = (value) => typeof value === "object" && value !== null;

export class Model {
  /** @param {string} id @param {State} state @param {Services} services */
  constructor(id, state, { post }) {
    this.id = id;
    this.connected = true;
    this.post = post;
    this.state = state;
    /** @type {Set<string>} */
    this.unsaved = new Set();
    /** @type {Map<string, string>} */
    this.inFlight = new Map();
    /** @type {Heard[]} */
    this.listeners = [];
    /** Messages for whom nobody listens yet. @type {Parameters<Listener>[] | null} */
    this.held = null;
  }

  /** @template {string} Name @param {Name} key @returns {State[Name]} */
  get = (key) => this.state[key];

  /**
   * An object is sent whether or not it seems to have changed: it may be the very one
   * that is here, with something else in it.
   * @param {string | Tree} key @param {unknown} [value]
   */
  set = (key, value) => {
    const changes = typeof key === "object" ? key : { [key]: value };
    for (const [name, next] of Object.entries(changes)) {
      const isNews = isObject(next) || !isEqual(this.state[name], next);
      if (isNews) this.unsaved.add(name);
    }
    this.#apply(changes);
  };

  // What cannot be sent now is kept, and sent when the page is connected again.
  save_changes = () => {
    if (!this.unsaved.size) return;
    const names = [...this.unsaved];
    const changed = Object.fromEntries(names.map((name) => [name, this.state[name]]));
    const { state, paths, buffers } = withoutBuffers(changed);
    /** @type {Callbacks} */
    const callbacks = {
      iopub: {
        status: ({ content }) => {
          if (content.execution_state === "idle") this.settle(sent);
        },
      },
    };
    /** @type {Posted} */
    const data = { method: "update", state, buffer_paths: paths };
    const sent = this.post(this, data, { buffers, callbacks });
    if (!sent) return;
    this.unsaved.clear();
    names.forEach((name) => this.inFlight.set(name, sent));
  };

  /** @param {string | null} sent */
  settle(sent) {
    for (const [name, message] of this.inFlight) {
      if (message === sent) this.inFlight.delete(name);
    }
  }

  // What the kernel has perhaps not dealt with when the connection is lost is unsaved.
  recall() {
    for (const name of this.inFlight.keys()) this.unsaved.add(name);
    this.inFlight.clear();
  }

  /**
   * @param {unknown} content
   * @param {Callbacks} [callbacks]
   * @param {readonly Binary[]} [buffers]
   */
  send = (content, callbacks, buffers) => {
    const sent = this.post(this, { method: "custom", content }, { buffers, callbacks });
    return Boolean(sent);
  };

  /**
   * @param {string} names @param {Listener} callback
   * @param {symbol} [context] with whom it goes
   */
  on = (names, callback, context) => {
    this.off(names, callback, context ?? null);
    for (const name of names.split(" "))
      this.listeners.push({ name, callback, context: context ?? null });
  };

  /**
   * As Backbone has it: whatever is left out stands for all.
   * @param {string | null} [names] @param {Listener | null} [callback]
   * @param {symbol | null} [context] null stands for what is nobody's
   */
  off = (names, callback, context) => {
    const wanted = names?.split(" ");
    this.listeners = this.listeners.filter(
      (one) =>
        (wanted && !wanted.includes(one.name)) ||
        (callback && callback !== one.callback) ||
        (context !== undefined && context !== one.context),
    );
  };

  /** @param {string} event */
  isHeard = (event) => this.listeners.some(({ name }) => name === event);

  /** @param {string} event @param {...unknown} details */
  fire(event, ...details) {
    for (const { name, callback } of this.listeners) {
      if (name !== event && name !== "all") continue;
      try {
        callback(...(name === event ? details : [event, ...details]));
      } catch (error) {
        console.error(error);
      }
    }
  }

  // What the kernel says to this widget is kept for whoever draws it.
  hold() {
    this.held ??= [];
  }

  release() {
    const held = this.held ?? [];
    this.held = null;
    for (const message of held) this.fire("msg:custom", ...message);
  }

  /** @param {unknown} content @param {readonly Binary[]} buffers */
  hear(content, buffers) {
    if (!this.held || this.isHeard("msg:custom")) {
      this.release();
      this.fire("msg:custom", content, buffers);
    } else if (this.held.push([content, buffers]) > MOST_HELD) this.held.shift();
  }

  /**
   * New state from the kernel; what is changed here and not yet sent stays. Gives what
   * is another now.
   * @param {Tree} state
   */
  accept(state) {
    const news = Object.entries(state).filter(([name]) => !this.unsaved.has(name));
    return this.#apply(Object.fromEntries(news));
  }

  /**
   * What Voila's half of this widget has changed: in the message *sent*, or not sent yet.
   * @param {Tree} state @param {string | null} sent
   */
  note(state, sent) {
    for (const name of Object.keys(state)) {
      if (sent) this.inFlight.set(name, sent);
      else this.unsaved.add(name);
      if (sent) this.unsaved.delete(name);
    }
    this.#apply(state);
  }

  /**
   * The kernel's echo of an update: ours is old news, another page's is not.
   * @param {Tree} state
   * @param {string | undefined} parent
   */
  acceptEcho(state, parent) {
    const news = Object.entries(state).filter(([name]) => !this.inFlight.has(name));
    for (const name of Object.keys(state)) {
      if (this.inFlight.get(name) === parent) this.inFlight.delete(name);
    }
    this.accept(Object.fromEntries(news));
  }

  /** @param {Tree} changes */
  #apply(changes) {
    const changed = Object.entries(changes).filter(
      ([name, value]) => !isEqual(this.state[name], value),
    );
    for (const [name, value] of changed) this.state[name] = value;
    for (const [name, value] of changed) this.fire(`change:${name}`, this, value, {});
    if (changed.length) this.fire("change", this, {});
    return Object.fromEntries(changed);
  }
}
