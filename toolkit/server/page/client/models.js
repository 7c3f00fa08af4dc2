// Every widget on the page, kept in step with the kernel by comm messages.

import { Model, withBuffers } from "./model.js";
import { areAnothers, renamedIn } from "./naming.js";
import { newId } from "./socket.js";

const CONTROL = "jupyter.widget.control";
const WIDGET = "jupyter.widget";
const CONTROL_VERSION = { version: "1.0.0" };
const WIDGET_VERSION = { version: "2.1.0" };

export class Models {
  constructor() {
    this.socket = null;
    this.control = null;
    this.known = new Map();
    this.waiting = new Map();
    this.asked = null;
    this.away = false;
  }

  // A promise, because a view may be asked for before its state has arrived.
  get(id) {
    const model = this.known.get(id);
    if (model) return Promise.resolve(model);
    if (!this.waiting.has(id)) {
      let keep;
      const promise = new Promise((resolve) => (keep = resolve));
      this.waiting.set(id, { promise, keep });
    }
    return this.waiting.get(id).promise;
  }

  // Ask the kernel for the state of all its widgets. Resolves when they are here, with
  // "ours", "unknown" when it knows none of our widgets, or "another's" when somebody
  // else has signed in meanwhile: nothing of theirs is taken, nor ours sent.
  attach(socket) {
    this.socket = socket;
    this.control = socket.asked ?? newId();
    if (!socket.asked) this.#ask();
    return new Promise((resolve) => (this.asked = resolve));
  }

  #ask() {
    const open = { comm_id: this.control, target_name: CONTROL, data: {} };
    this.socket.send("comm_open", open, { metadata: CONTROL_VERSION });
    this.socket.send("comm_msg", {
      comm_id: this.control,
      data: { method: "request_states" },
    });
  }

  detach() {
    this.socket = null;
    if (this.away) return;
    this.away = true;
    for (const model of this.known.values()) {
      model.connected = false;
      model.recall();
      model.fire("disconnected");
    }
  }

  resume() {
    const wasAway = this.away;
    this.away = false;
    for (const model of this.known.values()) {
      model.connected = true;
      model.save_changes();
      if (wasAway) model.fire("connected");
    }
  }

  receive({ header, parent_header: parent, content, buffers }) {
    const isAnswer = content.comm_id === this.control;
    if (this.away && !isAnswer) return; // first we hear whose kernel this is
    if (header.msg_type === "comm_open" && content.target_name === WIDGET) {
      const { state, buffer_paths: paths } = content.data;
      this.#keep(content.comm_id, withBuffers(state, paths, buffers));
    } else if (header.msg_type === "comm_close") {
      this.known.get(content.comm_id)?.fire("comm:close");
      this.known.delete(content.comm_id);
    } else if (header.msg_type === "comm_msg") {
      const { data, comm_id: id } = content;
      if (isAnswer) this.#replaceStates(data, buffers);
      else this.#update(this.known.get(id), data, { buffers, parent: parent.msg_id });
    }
  }

  #update(model, data, { buffers, parent }) {
    if (!model) return;
    if (data.method === "custom") model.fire("msg:custom", data.content, buffers);
    if (data.method === "update") {
      model.accept(withBuffers(data.state, data.buffer_paths, buffers));
    }
    if (data.method === "echo_update") {
      model.acceptEcho(withBuffers(data.state, data.buffer_paths, buffers), parent);
    }
  }

  #replaceStates({ method, states, buffer_paths: paths }, buffers) {
    if (method !== "update_states") return;
    withBuffers(states, paths, buffers);
    const renamed = renamedIn(states, this.known);
    const ours = Object.keys(states).some(
      (id) => this.known.has(id) || renamed.get(id),
    );
    if (this.known.size && !ours) return this.asked?.("unknown");
    if (areAnothers(states, this.known)) return this.asked?.("another's");
    for (const [id, { state }] of Object.entries(states)) {
      this.#keep(id, state, { former: renamed.get(id) });
    }
    const gone = [...this.known.keys()].filter((id) => !(id in states));
    gone.forEach((id) => this.known.delete(id));
    this.asked?.("ours");
  }

  #keep(id, state, { former } = {}) {
    const existing = this.known.get(id) ?? former;
    const model = existing ?? new Model(id, state, this.#services());
    if (existing) {
      this.known.delete(existing.id);
      existing.id = id;
      existing.accept(state);
    }
    this.known.set(id, model);
    this.waiting.get(id)?.keep(model);
    this.waiting.delete(id);
  }

  #services() {
    return {
      widgetManager: { get_model: (id) => this.get(id) },
      post: (model, data, { buffers, callbacks } = {}) => {
        if (this.away || !this.socket?.usable) return null;
        const content = { comm_id: model.id, data };
        const id = this.socket.send("comm_msg", content, {
          buffers,
          metadata: WIDGET_VERSION,
        });
        if (callbacks?.iopub) {
          this.socket.listenFor(id, (message) => {
            if (message.header.msg_type === "status") callbacks.iopub.status?.(message);
          });
        }
        return id;
      },
    };
  }
}
