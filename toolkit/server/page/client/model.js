// The page's half of a widget: its state, and who wants to know when it changes.

import { withoutBuffers } from "./buffers.js";
import { isEqual } from "./equal.js";

/** @import { Binary, Callbacks, Listener } from "./types.d.ts" */
/** @import { Posted, Services, State, Tree } from "./types.d.ts" */

export class Model {
  /** @param {string} id @param {State} state @param {Services} services */
  constructor(id, state, { post, widgetManager }) {
    this.id = id;
    this.connected = true;
    this.widget_manager = widgetManager;
    this.post = post;
    this.state = state;
    /** @type {Set<string>} */
    this.unsaved = new Set();
    /** @type {Map<string, string>} */
    this.inFlight = new Map();
    /** @type {Map<string, Set<Listener>>} */
    this.listeners = new Map();
  }

  /** @template {string} Name @param {Name} key @returns {State[Name]} */
  get = (key) => this.state[key];

  /** @param {string | Tree} key @param {unknown} [value] */
  set = (key, value) => {
    const changes = typeof key === "object" ? key : { [key]: value };
    Object.keys(changes).forEach((name) => this.unsaved.add(name));
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

  /** @param {string} names @param {Listener} callback */
  on = (names, callback) => {
    for (const name of names.split(" ")) {
      const found = this.listeners.get(name) ?? new Set();
      this.listeners.set(name, found.add(callback));
    }
  };

  /** @param {string | null} [names] @param {Listener} [callback] */
  off = (names, callback) => {
    if (names == null) return this.listeners.clear();
    for (const name of names.split(" ")) {
      if (callback) this.listeners.get(name)?.delete(callback);
      else this.listeners.delete(name);
    }
  };

  /** @param {string} name @param {...unknown} details */
  fire(name, ...details) {
    for (const callback of [...(this.listeners.get(name) ?? [])]) {
      try {
        callback(...details);
      } catch (error) {
        console.error(error);
      }
    }
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
