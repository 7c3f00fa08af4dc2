// Voila's front end, where a page needs it, on the page's own line. It draws the classic
// widgets; to it the line is always open. What it sends is noted in the page's models, so
// that they are as new as what is shown, and what is lost on the way is answered here:
// its widgets send nothing more as long as an answer is missing.

import { withBuffers } from "./buffers.js";
import { decode, encode, isOf } from "./framing.js";
import { idleAfter, inOneSession } from "./made_up.js";
import { PrintingHere } from "./printing_here.js";
import { isElsewhere } from "./refusing.js";
import {
  closingOf,
  commInfoFor,
  forVoila,
  kernelInfoFor,
  openingOf,
  statesFor,
  updateFor,
} from "./voila_answers.js";

/** @import { Models, StatesTold } from "./models.js" */
/** @import { KernelMessage, Posted, VoilaSocket, VoilaWay } from "./types.d.ts" */

const CONTROL_OF_WIDGETS = "jupyter.widget.control";

export class VoilaLine {
  /** @param {{ models: Models, draw: VoilaWay["draw"] }} about */
  constructor({ models, draw }) {
    this.models = models;
    /** @type {VoilaSocket | null} */
    this.voila = null;
    this.control = "";
    this.isTold = false; // whether Voila has been told how all widgets are
    /** What the kernel has perhaps not dealt with. @type {Map<string, KernelMessage<"comm_msg">>} */
    this.pending = new Map();
    const say = (/** @type {KernelMessage} */ message) => this.#say(message);
    this.printing = new PrintingHere({ models, say });
    const way = self.voilaWay;
    if (!way) return;
    way.draw = draw;
    way.take = (socket) => this.#take(socket);
    way.waiting.splice(0).forEach(way.take);
  }

  /** @param {VoilaSocket} socket */
  #take(socket) {
    this.voila = socket;
    this.isTold = false;
    socket.heard = (data) => this.#relay(data);
    this.models.told.then(() => socket.open());
  }

  /** @param {KernelMessage} message */
  #say(message) {
    this.voila?.say(encode(inOneSession(message)));
  }

  /**
   * What the kernel says, once the page's models know it.
   * @param {KernelMessage} message
   */
  hear(message) {
    const parent = message.parent_header.msg_id ?? "";
    const isOfVoila = this.pending.has(parent);
    if (this.printing.takes(message, { isOfVoila })) return;
    if (isOf(message, "status") && message.content.execution_state === "idle")
      this.#settle(parent);
    const isForPage = isOf(message, "status") || message.channel !== "iopub";
    if (isOfVoila || !isForPage) this.#say(this.#translated(message));
  }

  /** @param {string} id of a message that the kernel has dealt with */
  #settle(id) {
    const message = this.pending.get(id);
    if (!message) return;
    this.pending.delete(id);
    this.models.known.get(message.content.comm_id)?.settle(id);
  }

  /** @param {KernelMessage} message */
  #translated(message) {
    const isOpen = isOf(message, "comm_open");
    if (!isOpen && !isOf(message, "comm_msg")) return message;
    const { content } = message;
    const { comm_id: id, data } = content;
    if (!("state" in data) || !("_esm" in data.state || "_css" in data.state))
      return message;
    if (isElsewhere({ ...this.models.known.get(id)?.state, ...data.state }))
      return message;
    const { _esm, _css, ...others } = data.state;
    const state = isOpen ? forVoila(id, data.state) : others;
    return { ...message, content: { ...content, data: { ...data, state } } };
  }

  /**
   * After the line was away: what has become of the widgets meanwhile.
   * @param {StatesTold} told
   */
  tell({ changed, begun, gone }) {
    if (!this.isTold) return;
    for (const { id, state } of begun) this.#say(openingOf(id, state));
    for (const [{ id, state }, news] of changed) {
      const { _esm, _css, ...others } = news;
      const values = isElsewhere(state) ? news : others;
      if (Object.keys(values).length) this.#say(updateFor(id, values));
    }
    for (const id of gone) this.#say(closingOf(id));
  }

  lose() {
    const lost = [...this.pending.values()];
    this.pending.clear();
    lost.forEach((message) => this.#miss(message));
  }

  /**
   * What never arrives, or perhaps not: it is kept in the page's model, if it is state.
   * @param {KernelMessage<"comm_msg">} message
   */
  #miss(message) {
    const { comm_id: id, data } = message.content;
    if (data.method === "update") {
      const how = { parent: message, method: "echo_update" };
      this.#say(updateFor(id, data.state, how));
    }
    this.#say(idleAfter(message));
  }

  /** @param {ArrayBuffer} data */
  #relay(data) {
    const message = decode(data);
    const { known } = this.models;
    if (isOf(message, "kernel_info_request")) this.#say(kernelInfoFor(message));
    else if (isOf(message, "comm_info_request")) {
      this.isTold = true;
      this.#say(commInfoFor(known, message));
    } else if (isOf(message, "comm_open")) {
      if (message.content.target_name === CONTROL_OF_WIDGETS)
        this.control = message.content.comm_id;
    } else if (isOf(message, "comm_msg")) {
      if (this.#pass(message, data)) return;
    }
    this.#say(idleAfter(message));
  }

  /**
   * Whether the kernel is going to answer.
   * @param {KernelMessage<"comm_msg">} message @param {ArrayBuffer} frame
   */
  #pass(message, frame) {
    const { comm_id: id, data } = message.content;
    const { known } = this.models;
    const model = known.get(id);
    if (id === this.control) {
      this.isTold = true;
      this.#say(statesFor(known, { parent: message, comm: id }));
    } else if (model && data.method === "request_state") {
      const state = forVoila(id, model.state);
      this.#say(updateFor(id, state, { parent: message }));
    } else if (model) {
      if (this.models.outgoing.refuses(model, data, frame.byteLength)) return false;
      const isUpdate = data.method === "update";
      if (isUpdate) withBuffers(data.state, data.buffer_paths, message.buffers);
      const sent = this.models.relay({ message, frame, model });
      if (isUpdate) model.note(data.state, sent);
      if (sent) this.pending.set(sent, message);
      else this.#miss(message);
      return true;
    }
    return false;
  }
}
