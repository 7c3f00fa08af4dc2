// One connection to a kernel: messages out, messages in, and a pulse that is felt.

import { newId } from "../../../activities/base/new_id.js";
import { decode, encode, isOf, SUBPROTOCOL } from "./framing.js";
import { PlainLine } from "./plain_line.js";

/** @import { Binary, EarlySocket, Pulse, SocketEvents } from "./types.d.ts" */

// The connection that `early.js` has begun, once, and if it has not failed since.
function earlyConnection() {
  const early = self.earlySocket;
  self.earlySocket = null;
  return early && early.web.readyState <= WebSocket.OPEN ? early : null;
}

// Who sends so much hears nothing until it has arrived, and perhaps come back.
const LARGE_MESSAGE = 256_000;
const SLOWEST_LINE = 100; // bytes a millisecond
const SILENT = 4003;
const UNREADABLE = 4002;

/** @param {string} address @param {string} session */
function websocket(address, session) {
  const url = new URL(`${address}?session_id=${session}`, location.href);
  url.protocol = url.protocol.replace("http", "ws");
  // Where Voila's front end is, what it takes for a websocket leads here.
  const Web = self.voilaWay?.WebSocket ?? WebSocket;
  const web = new Web(url.href, [SUBPROTOCOL]);
  web.binaryType = "arraybuffer";
  return web;
}

/** What is in a frame; null if it is not a message, whoever has put it there. */
const read = (/** @type {ArrayBuffer} */ data) => {
  try {
    return decode(data);
  } catch {
    return null;
  }
};

export class Socket {
  /**
   * Throws where a browser is not allowed to open websockets at all.
   * @param {{ base: string, kernel: string, session: string, pulse: Pulse,
   *   plain?: boolean, on: SocketEvents }} about
   */
  constructor({ base, kernel, session, pulse, plain = false, on }) {
    this.kernel = kernel;
    this.session = session;
    this.pulse = pulse;
    this.on = on;
    this.opened = false;
    this.heard = false; // whether anything has ever arrived
    this.finished = false;
    /** @type {Map<string, SocketEvents["message"]>} */
    this.answers = new Map();
    const early = plain ? null : earlyConnection();
    const line = plain && new PlainLine(`${base}exchange/${kernel}`, session);
    /** The comm on which every state is told unasked. @type {string | null} */
    this.asked = line ? line.asked : (early?.asked ?? null);
    /** @type {WebSocket | PlainLine} */
    this.web =
      line ||
      (early?.web ?? websocket(`${base}api/kernels/${kernel}/channels`, session));
    this.web.onopen = () => this.#open();
    /** @param {{ data: ArrayBuffer }} event */
    this.web.onmessage = ({ data }) => this.#receive(data);
    /** @param {{ code: number }} event */
    this.web.onclose = ({ code }) => this.#finish({ code });
    this.timer = 0;
    this.large = { id: "", until: 0 };
    this.#giveIt(pulse.opening);
    if (early) queueMicrotask(() => this.#takeOver(early));
  }

  /**
   * @param {string} type
   * @param {object} content
   * @param {{ buffers?: readonly Binary[], metadata?: object, channel?: string }} how
   */
  send(type, content, how = {}) {
    const message = this.written(type, content, how);
    this.pass(message);
    return message.id;
  }

  /**
   * A message that is not sent yet.
   * @param {string} type
   * @param {object} content
   * @param {{ buffers?: readonly Binary[], metadata?: object, channel?: string }} how
   */
  written(type, content, { buffers = [], metadata = {}, channel = "shell" }) {
    const header = {
      msg_id: newId(),
      msg_type: type,
      session: this.session,
      username: "",
      date: new Date().toISOString(),
      version: "5.3",
    };
    const message = { channel, header, parent_header: {}, metadata, content, buffers };
    return { id: header.msg_id, data: encode(message) };
  }

  /**
   * Sends what is a message already.
   * @param {{ id: string, data: ArrayBuffer }} message
   */
  pass({ id, data }) {
    this.web.send(data);
    if (data.byteLength < LARGE_MESSAGE) return;
    this.large = { id, until: performance.now() + data.byteLength / SLOWEST_LINE };
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

  giveUpOpening() {
    if (!this.opened) this.#fallSilent();
  }

  // Whether nothing waits to be sent by it.
  get isIdle() {
    return !(this.web instanceof PlainLine && this.web.isAsking);
  }

  close() {
    this.#finish({ code: 1000, wanted: true });
  }

  // Ask now whether the other end is there, for example after the computer slept.
  check() {
    if (!this.usable) return;
    clearTimeout(this.timer);
    this.send("kernel_info_request", {});
    this.#giveIt(this.pulse.patience);
  }

  /** @param {EarlySocket} early */
  #takeOver({ web, heard }) {
    if (web.readyState === WebSocket.OPEN) this.#open();
    heard.forEach((data) => this.#receive(data));
  }

  #open() {
    this.opened = true;
    this.#giveIt(this.pulse.opening);
    this.on.opened();
  }

  /** @param {ArrayBuffer} data */
  #receive(data) {
    if (this.finished) return;
    clearTimeout(this.timer);
    this.timer = setTimeout(() => this.check(), this.pulse.every);
    const message = read(data);
    if (!message) return this.#finish({ code: UNREADABLE });
    this.heard = true;
    const parent = message.parent_header.msg_id ?? "";
    this.answers.get(parent)?.(message);
    const isDone =
      isOf(message, "status") && message.content.execution_state === "idle";
    if (isDone) this.answers.delete(parent);
    if (isDone && parent === this.large.id) this.large.until = 0;
    this.on.message(message);
  }

  /** @param {number} time milliseconds after which it has fallen silent */
  #giveIt(time) {
    clearTimeout(this.timer);
    const begun = performance.now();
    this.timer = setTimeout(() => {
      if (begun < this.large.until && !this.finished) return this.#giveIt(time);
      const late = performance.now() - begun > 2 * time;
      this.#finish({ code: SILENT, silent: true, late });
    }, time);
  }

  #fallSilent() {
    this.#finish({ code: SILENT, silent: true });
  }

  /**
   * A half-open connection may take minutes to close; we do not wait for it.
   * @param {{ code: number, silent?: boolean, late?: boolean, wanted?: boolean }} how
   */
  #finish({ code, silent = false, late = false, wanted = false }) {
    if (this.finished) return;
    this.finished = true;
    clearTimeout(this.timer);
    this.web.close();
    const { opened, heard } = this;
    if (!wanted) this.on.closed({ code, opened, heard, silent, late });
  }
}
