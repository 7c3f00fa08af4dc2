// One connection to a kernel: messages out, messages in, and a pulse that is felt.

import { newId } from "../../../activities/base/new_id.js";
import { decode, encode, isOf, SUBPROTOCOL } from "./framing.js";

/** @import { Binary, EarlySocket, Pulse, SocketEvents } from "./types.d.ts" */

// The connection that `early.js` has begun, once, and if it has not failed since.
function earlyConnection() {
  const early = self.earlySocket;
  self.earlySocket = null;
  return early && early.web.readyState <= WebSocket.OPEN ? early : null;
}

export class Socket {
  /**
   * @param {string} address
   * @param {{ session: string, pulse: Pulse, on: SocketEvents }} about
   */
  constructor(address, { session, pulse, on }) {
    this.session = session;
    this.pulse = pulse;
    this.on = on;
    this.opened = false;
    this.finished = false;
    /** @type {Map<string, SocketEvents["message"]>} */
    this.answers = new Map();
    const early = earlyConnection();
    this.asked = early?.asked ?? null; // the comm on which `early.js` had it asked
    this.web = early?.web ?? this.#connect(address);
    this.web.onopen = () => this.#open();
    this.web.onmessage = (event) => this.#receive(event.data);
    this.web.onclose = (event) => this.#finish({ code: event.code });
    this.timer = setTimeout(() => this.#fallSilent(), pulse.opening);
    if (early) queueMicrotask(() => this.#takeOver(early));
  }

  /**
   * @param {string} type
   * @param {object} content
   * @param {{ buffers?: readonly Binary[], metadata?: object, channel?: string }} how
   */
  send(type, content, { buffers = [], metadata = {}, channel = "shell" } = {}) {
    const header = {
      msg_id: newId(),
      msg_type: type,
      session: this.session,
      username: "",
      date: new Date().toISOString(),
      version: "5.3",
    };
    const message = { channel, header, parent_header: {}, metadata, content, buffers };
    this.web.send(encode(message));
    return header.msg_id;
  }

  /**
   * Calls heard(message) for everything the kernel says because of that message.
   * @param {string} id
   * @param {SocketEvents["message"]} heard
   */
  listenFor(id, heard) {
    this.answers.set(id, heard);
  }

  get usable() {
    return this.opened && !this.finished && this.web.readyState === WebSocket.OPEN;
  }

  close() {
    this.#finish({ code: 1000, wanted: true });
  }

  // Ask now whether the other end is there, for example after the computer slept.
  check() {
    if (!this.usable) return;
    clearTimeout(this.timer);
    this.send("kernel_info_request", {});
    this.timer = setTimeout(() => this.#fallSilent(), this.pulse.patience);
  }

  /** @param {string} address */
  #connect(address) {
    const web = new WebSocket(`${address}?session_id=${this.session}`, [SUBPROTOCOL]);
    web.binaryType = "arraybuffer";
    return web;
  }

  /** @param {EarlySocket} early */
  #takeOver({ web, heard }) {
    if (web.readyState === WebSocket.OPEN) this.#open();
    heard.forEach((data) => this.#receive(data));
  }

  #open() {
    this.opened = true;
    clearTimeout(this.timer);
    this.timer = setTimeout(() => this.#fallSilent(), this.pulse.opening);
    this.on.opened();
  }

  /** @param {ArrayBuffer} data */
  #receive(data) {
    if (this.finished) return;
    clearTimeout(this.timer);
    this.timer = setTimeout(() => this.check(), this.pulse.every);
    const message = decode(data);
    const parent = message.parent_header.msg_id ?? "";
    this.answers.get(parent)?.(message);
    const isDone =
      isOf(message, "status") && message.content.execution_state === "idle";
    if (isDone) this.answers.delete(parent);
    this.on.message(message);
  }

  #fallSilent() {
    this.#finish({ code: 4000, silent: true });
  }

  /**
   * A half-open connection may take minutes to close; we do not wait for it.
   * @param {{ code: number, silent?: boolean, wanted?: boolean }} how
   */
  #finish({ code, silent = false, wanted = false }) {
    if (this.finished) return;
    this.finished = true;
    clearTimeout(this.timer);
    this.web.close();
    if (!wanted) this.on.closed({ code, opened: this.opened, silent });
  }
}
