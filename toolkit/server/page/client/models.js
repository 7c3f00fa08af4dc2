// Every widget on the page, kept in step with the kernel by comm messages.

import { newId } from "../../../activities/base/new_id.js";
import { adoptDrafts } from "./adopting.js";
import { withBuffers } from "./buffers.js";
import { isOf } from "./framing.js";
import { Model } from "./model.js";
import { areAnothers, renamedIn } from "./naming.js";
import { Outgoing } from "./outgoing.js";
import { Refusals } from "./refusing.js";
import { newerHere } from "./resending.js";

/** @import { Socket } from "./socket.js" */
/** @import { VoilaLine } from "./voila_line.js" */
/** @import { Binary, Carried, KernelMessage, Services, State } from "./types.d.ts" */

const CONTROL = "jupyter.widget.control";
const WIDGET = "jupyter.widget";
const REST_OF_PAGE = 3000;
const CONTROL_VERSION = { version: "1.0.0" };

/** @typedef {"ours" | "unknown" | "another's"} Whose */

/**
 * What has become of the widgets while the page did not listen.
 * @typedef {{ changed: Map<Model, State>, begun: Model[], gone: string[] }} StatesTold
 */

const awaited = () => {
  /** @type {(model: Model) => void} */
  let keep = () => {};
  /** @type {Promise<Model>} */
  const promise = new Promise((resolve) => {
    keep = resolve;
  });
  return { promise, keep };
};

export class Models {
  /** @param {string} kernel the one whose states the page carries */
  constructor(kernel) {
    /** @type {Socket | null} */
    this.socket = null;
    this.kernel = kernel;
    /** Voila's front end, where the page needs it. @type {VoilaLine | null} */
    this.voila = null;
    this.tell = () => {};
    /** Until it is known what there is to draw. @type {Promise<void>} */
    this.told = new Promise((resolve) => (this.tell = resolve));
    /** @type {string | null} */
    this.control = null;
    /** @type {Map<string, Model>} */
    this.known = new Map();
    /** @type {Map<string, ReturnType<typeof awaited>>} */
    this.waiting = new Map();
    /** @type {((whose: Whose) => void) | null} */
    this.asked = null;
    this.away = true;
    this.missed = () => {};
    /** Who is told of each new widget. @type {(model: Model) => void} */
    this.begun = () => {};
    this.goesOn = false;
    this.isLost = false;
    /** What arrives once the states are known, and before they count. @type {KernelMessage[]} */
    this.early = [];
    const line = () => (this.away || !this.socket?.usable ? null : this.socket);
    this.refusals = new Refusals((report) => {
      const data = { method: "refused", ...report };
      return Boolean(line()?.send("comm_msg", { comm_id: this.control, data }));
    });
    this.outgoing = new Outgoing({ line, refusals: this.refusals });
  }

  /**
   * What the page carries, if anything: all is drawn before there is a line.
   * @param {Carried | null} data @param {readonly Binary[]} [buffers]
   */
  carry(data, buffers = []) {
    if (data && !this.known.size) {
      const whose = this.#replaceStates(data, buffers, this.kernel);
      if (this.goesOn) this.asked?.(whose);
    } else this.missed();
  }

  /**
   * A promise, because a view may be asked for before its state has arrived.
   * @param {string} id
   */
  get(id) {
    const model = this.known.get(id);
    if (model) return Promise.resolve(model);
    const found = this.waiting.get(id) ?? awaited();
    this.waiting.set(id, found);
    return found.promise;
  }

  /**
   * Ask the kernel for the state of all its widgets. Resolves when they are here, with
   * "ours", "unknown" when it knows none of our widgets, or "another's" when somebody
   * else has signed in meanwhile: nothing of theirs is taken, nor ours sent.
   * @param {Socket} socket
   * @returns {Promise<Whose>}
   */
  attach(socket) {
    this.socket = socket;
    this.goesOn = false;
    this.early = [];
    this.control = socket.asked ?? this.#ask(socket);
    return new Promise((resolve) => (this.asked = resolve));
  }

  /** @param {Socket} socket */
  #ask(socket) {
    const id = newId();
    const open = { comm_id: id, target_name: CONTROL, data: {} };
    socket.send("comm_open", open, { metadata: CONTROL_VERSION });
    socket.send("comm_msg", { comm_id: id, data: { method: "request_states" } });
    return id;
  }

  detach() {
    if (!this.away) {
      this.outgoing.forget();
      this.voila?.lose();
    }
    this.socket = null;
    this.away = true;
    this.isLost = true;
    for (const model of this.known.values()) {
      if (!model.connected) continue;
      model.connected = false;
      model.recall();
      model.fire("disconnected");
    }
  }

  resume() {
    const wasAway = this.away;
    const early = this.early.splice(0);
    this.away = false;
    this.isLost = false;
    early.forEach((message) => this.receive(message));
    for (const model of this.known.values()) {
      model.connected = true;
      model.save_changes();
      if (wasAway) model.fire("connected");
    }
    this.outgoing.goOn();
    this.refusals.flush();
  }

  /** @param {KernelMessage} message */
  receive(message) {
    if (isOf(message, "comm_msg") && message.content.comm_id === this.control) {
      this.#hearOfStates(message);
      return;
    }
    if (this.away) {
      this.early.push(message); // first we hear whose kernel this is
      return;
    }
    if (isOf(message, "comm_open") && message.content.target_name === WIDGET) {
      const { comm_id: id, data } = message.content;
      this.#keep(id, withBuffers(data.state, data.buffer_paths, message.buffers));
    } else if (isOf(message, "comm_close")) {
      const { comm_id: id } = message.content;
      this.known.get(id)?.fire("comm:close");
      this.known.delete(id);
    } else if (isOf(message, "comm_msg")) this.#update(message);
    this.voila?.hear(message);
  }

  /**
   * Sends what Voila's half of a widget says; the id by which it is answered.
   * @param {{ message: KernelMessage<"comm_msg">, frame: ArrayBuffer, model: Model }} about
   */
  relay({ message, frame, model }) {
    const said = { id: message.header.msg_id, data: frame };
    return this.outgoing.relay(said, { model, data: message.content.data });
  }

  /** @param {KernelMessage<"comm_msg">} message */
  #hearOfStates({ content: { data }, buffers }) {
    this.early = []; // what was said before is in the states
    if (data.method === "update_states") {
      const kernel = this.socket?.kernel ?? this.kernel;
      return this.asked?.(this.#replaceStates(data, buffers, kernel));
    }
    if (data.method !== "goes_on") return;
    this.goesOn = true;
    // It has been told in the page, whose end may come a moment later, or never.
    if (this.known.size) return this.asked?.("ours");
    const { socket } = this;
    this.missed = () => {
      const isNeeded = socket && socket === this.socket && !this.known.size;
      if (isNeeded) this.control = this.#ask(socket);
    };
    setTimeout(this.missed, REST_OF_PAGE);
  }

  /** @param {KernelMessage<"comm_msg">} message */
  #update({ content, parent_header: { msg_id: parent }, buffers }) {
    const { comm_id: id, data } = content;
    const model = this.known.get(id);
    if (!model) return;
    if (data.method === "refused") this.outgoing.heard(model, data, parent);
    if (data.method === "custom") model.hear(data.content, buffers);
    if (data.method === "update") {
      model.accept(withBuffers(data.state, data.buffer_paths, buffers));
    }
    if (data.method === "echo_update") {
      model.acceptEcho(withBuffers(data.state, data.buffer_paths, buffers), parent);
    }
  }

  /**
   * Takes over all states, if they are ours.
   * @param {Carried} data @param {readonly Binary[]} buffers
   * @param {string} kernel whose states they are
   * @returns {Whose}
   */
  #replaceStates(data, buffers, kernel) {
    if (data.method !== "update_states") return "unknown";
    const states = withBuffers(data.states, data.buffer_paths, buffers);
    const renamed = renamedIn(states, this.known);
    const ours = Object.keys(states).some(
      (id) => this.known.has(id) || renamed.get(id),
    );
    if (this.known.size && !ours) return "unknown";
    if (areAnothers(states, this.known)) return "another's";
    const isFresh = kernel !== this.kernel;
    /** @type {StatesTold} */
    const told = { changed: new Map(), begun: [], gone: [] };
    for (const [id, { state }] of Object.entries(states)) {
      const known = this.known.get(id);
      const newer = isFresh && known ? newerHere(known, state, states) : [];
      newer.forEach((name) => known?.unsaved.add(name));
      const { model, changed } = this.#keep(id, state, renamed.get(id));
      if (known) told.changed.set(model, changed);
      else told.begun.push(model);
    }
    told.gone = [...this.known.keys()].filter((id) => !(id in states));
    told.gone.forEach((id) => this.known.delete(id));
    this.kernel = kernel;
    this.voila?.tell(told);
    this.tell();
    return "ours";
  }

  /** @param {string} id @param {State} state @param {Model} [former] */
  #keep(id, state, former) {
    adoptDrafts(state);
    const existing = this.known.get(id) ?? former;
    const model = existing ?? new Model(id, state, this.#services());
    if (!existing) model.connected = !this.isLost;
    let changed = {};
    if (existing) {
      this.known.delete(existing.id);
      existing.id = id;
      changed = existing.accept(state);
    }
    this.known.set(id, model);
    if (!existing) this.begun(model);
    this.waiting.get(id)?.keep(model);
    this.waiting.delete(id);
    return { model, changed };
  }

  /** @returns {Services} */
  #services() {
    return {
      post: (model, data, how) => this.outgoing.post(model, data, how),
    };
  }
}
