// One connection to a kernel: messages out, messages in, and a pulse that is felt.

import { decode, encode, SUBPROTOCOL } from "./framing.js";

export const newId = () =>
  Array.from(crypto.getRandomValues(new Uint8Array(16)), (byte) =>
    byte.toString(16).padStart(2, "0"),
  ).join("");

// The connection that `early.js` has begun, once, and if it has not failed since.
function earlyConnection() {
  const early = self.earlySocket;
  self.earlySocket = null;
  return early?.web.readyState <= WebSocket.OPEN ? early : null;
}

export class Socket {
  // on: { message(message), opened(), closed({ code, opened, silent }) }
  constructor(address, { session, pulse, on }) {
    this.session = session;
    this.pulse = pulse;
    this.on = on;
    this.opened = false;
    this.finished = false;
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

  // Calls heard(message) for everything the kernel says because of that message.
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

  #connect(address) {
    const web = new WebSocket(`${address}?session_id=${this.session}`, [SUBPROTOCOL]);
    web.binaryType = "arraybuffer";
    return web;
  }

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

  #receive(data) {
    if (this.finished) return;
    clearTimeout(this.timer);
    this.timer = setTimeout(() => this.check(), this.pulse.every);
    const message = decode(data);
    const parent = message.parent_header?.msg_id;
    this.answers.get(parent)?.(message);
    if (message.content?.execution_state === "idle") this.answers.delete(parent);
    this.on.message(message);
  }

  #fallSilent() {
    this.#finish({ code: 4000, silent: true });
  }

  // A half-open connection may take minutes to close; we do not wait for it.
  #finish({ code, silent = false, wanted = false }) {
    if (this.finished) return;
    this.finished = true;
    clearTimeout(this.timer);
    this.web.close();
    if (!wanted) this.on.closed({ code, opened: this.opened, silent });
  }
}
