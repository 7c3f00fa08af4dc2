// The page's half of a widget: its state, and who wants to know when it changes.

const at = (state, path) => path.slice(0, -1).reduce((part, key) => part[key], state);

// Puts binary values back where the kernel took them from.
export function withBuffers(state, paths = [], buffers = []) {
  paths.forEach((path, index) => {
    at(state, path)[path.at(-1)] = buffers[index];
  });
  return state;
}

const isBinary = (value) => value instanceof ArrayBuffer || ArrayBuffer.isView(value);

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

// Takes binary values out, because JSON cannot carry them.
function withoutBuffers(state) {
  const found = [];
  const plain = lifted(state, [], found);
  const paths = found.map((item) => item.path);
  return { state: plain, paths, buffers: found.map((item) => item.buffer) };
}

const same = (left, right) =>
  left === right || JSON.stringify(left) === JSON.stringify(right);

export class Model {
  constructor(id, state, { post, widgetManager }) {
    this.id = id;
    this.connected = true;
    this.widget_manager = widgetManager;
    this.post = post;
    this.state = state;
    this.unsaved = new Set();
    this.inFlight = new Map();
    this.listeners = new Map();
  }

  get = (key) => this.state[key];

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
    const data = { method: "update", state, buffer_paths: paths };
    const status = ({ content }) =>
      content.execution_state === "idle" && this.#settle(sent);
    const sent = this.post(this, data, { buffers, callbacks: { iopub: { status } } });
    if (!sent) return;
    this.unsaved.clear();
    names.forEach((name) => this.inFlight.set(name, sent));
  };

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

  send = (content, callbacks, buffers) => {
    const sent = this.post(this, { method: "custom", content }, { buffers, callbacks });
    return Boolean(sent);
  };

  on = (names, callback) => {
    for (const name of names.split(" ")) {
      if (!this.listeners.has(name)) this.listeners.set(name, new Set());
      this.listeners.get(name).add(callback);
    }
  };

  off = (names, callback) => {
    if (names == null) return this.listeners.clear();
    for (const name of names.split(" ")) {
      if (callback) this.listeners.get(name)?.delete(callback);
      else this.listeners.delete(name);
    }
  };

  fire(name, ...details) {
    for (const callback of [...(this.listeners.get(name) ?? [])]) {
      try {
        callback(...details);
      } catch (error) {
        console.error(error);
      }
    }
  }

  // New state from the kernel; what is changed here and not yet sent stays.
  accept(state) {
    const news = Object.entries(state).filter(([name]) => !this.unsaved.has(name));
    this.#apply(Object.fromEntries(news));
  }

  // The kernel's echo of an update: ours is old news, another page's is not.
  acceptEcho(state, parent) {
    const news = Object.entries(state).filter(([name]) => !this.inFlight.has(name));
    for (const name of Object.keys(state)) {
      if (this.inFlight.get(name) === parent) this.inFlight.delete(name);
    }
    this.accept(Object.fromEntries(news));
  }

  #apply(changes) {
    const changed = Object.entries(changes).filter(
      ([name, value]) => isBinary(value) || !same(this.state[name], value),
    );
    for (const [name, value] of changed) this.state[name] = value;
    for (const [name, value] of changed) this.fire(`change:${name}`, this, value, {});
    if (changed.length) this.fire("change", this, {});
  }
}
