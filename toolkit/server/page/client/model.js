// The page's half of a widget: its state, and who wants to know when it changes.

/** @import { Binary, Callbacks, Listener, Path } from "./types.d.ts" */
/** @import { Posted, Services, State, Tree } from "./types.d.ts" */

/** @param {Tree} state @param {Path} path */
const at = (state, path) =>
  path.slice(0, -1).reduce((part, key) => /** @type {Tree} */ (part[key]), state);

/**
 * Puts binary values back where the kernel took them from.
 * @template {Tree} Whole
 * @param {Whole} state
 * @param {readonly Path[]} paths
 * @param {readonly Binary[]} buffers
 */
export function withBuffers(state, paths = [], buffers = []) {
  paths.forEach((path, index) => {
    at(state, path)[path[path.length - 1]] = buffers[index];
  });
  return state;
}

/** @param {unknown} value @returns {value is Binary} */
const isBinary = (value) => value instanceof ArrayBuffer || ArrayBuffer.isView(value);

/**
 * @param {unknown} value
 * @param {Path} path
 * @param {{ path: Path, buffer: Binary }[]} found
 * @returns {unknown}
 */
function lifted(value, path, found) {
  if (isBinary(value)) {
    found.push({ path, buffer: value });
    return undefined;
  }
  if (Array.isArray(value)) {
    return value.map((item, index) => lifted(item, [...path, index], found) ?? null);
  }
  if (value === null || typeof value !== "object") return value;
  const pairs = Object.entries(value);
  return Object.fromEntries(
    pairs.map(([key, item]) => [key, lifted(item, [...path, key], found)]),
  );
}

/**
 * Takes binary values out, because JSON cannot carry them.
 * @param {Tree} state
 */
function withoutBuffers(state) {
  /** @type {{ path: Path, buffer: Binary }[]} */
  const found = [];
  const plain = lifted(state, [], found);
  const paths = found.map((item) => item.path);
  return { state: plain, paths, buffers: found.map((item) => item.buffer) };
}

/** @param {unknown} left @param {unknown} right */
const same = (left, right) =>
  left === right || JSON.stringify(left) === JSON.stringify(right);

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
          if (content.execution_state === "idle") this.#settle(sent);
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
  #settle(sent) {
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
   * New state from the kernel; what is changed here and not yet sent stays.
   * @param {Tree} state
   */
  accept(state) {
    const news = Object.entries(state).filter(([name]) => !this.unsaved.has(name));
    this.#apply(Object.fromEntries(news));
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
      ([name, value]) => isBinary(value) || !same(this.state[name], value),
    );
    for (const [name, value] of changed) this.state[name] = value;
    for (const [name, value] of changed) this.fire(`change:${name}`, this, value, {});
    if (changed.length) this.fire("change", this, {});
  }
}
