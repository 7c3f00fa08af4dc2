// The way to a kernel where websockets are blocked: each request is answered with what
// there is to hear. To `socket.js` it looks like a websocket.

import { newId } from "../../../activities/base/new_id.js";
import { contentOf, replyFrom, told, xsrfToken } from "./asking.js";

const MOST_AT_ONCE = 400_000; // bytes of several messages; one may be larger
const REPLY_WITHIN = 8000;
const SLOWEST_REQUEST = 250; // bytes a millisecond, so that the server has not given up before
const LENGTH = 4; // bytes before each message that say how long it is
const BROKEN_OFF = 1006; // as a websocket says that its line broke
const ENDED = 4410; // a kernel, as the server says it

/** @param {readonly ArrayBuffer[]} messages */
const framed = (messages) =>
  new Blob(
    messages.flatMap((message) => {
      const length = new DataView(new ArrayBuffer(LENGTH));
      length.setUint32(0, message.byteLength, true);
      return [length.buffer, message];
    }),
  );

/** @param {ArrayBuffer} body */
function* unframed(body) {
  const view = new DataView(body);
  for (let at = 0; at < body.byteLength; ) {
    const start = at + LENGTH;
    at = start + view.getUint32(at, true);
    yield body.slice(start, at);
  }
}

export class PlainLine {
  /** @param {string} address @param {string} session */
  constructor(address, session) {
    this.address = `${address}?session_id=${session}`;
    this.asked = newId(); // the comm on which the server asks at once
    /** @type {number} */
    this.readyState = WebSocket.CONNECTING;
    /** @type {ArrayBuffer[]} */
    this.waiting = [];
    this.isAsking = false;
    this.onopen = () => {};
    /** @type {(event: { data: ArrayBuffer }) => void} */
    this.onmessage = () => {};
    /** @type {(event: { code: number }) => void} */
    this.onclose = () => {};
    this.#exchange(`&asks=${this.asked}`);
  }

  /** @param {ArrayBuffer} message */
  send(message) {
    this.waiting.push(message);
    if (!this.isAsking) this.#exchange();
  }

  close() {
    this.readyState = WebSocket.CLOSED;
  }

  // One request at a time, so that messages arrive in order.
  async #exchange(begins = "") {
    this.isAsking = true;
    let more = begins;
    do {
      const code = await this.#ask(more).catch(() => BROKEN_OFF);
      if (this.readyState >= WebSocket.CLOSING) return;
      if (code) return this.#end(code);
      more = "";
    } while (this.waiting.length);
    this.isAsking = false;
  }

  /**
   * Asks once, and hears what is answered; how the line has ended, or 0.
   * @param {string} more
   */
  async #ask(more) {
    const sent = this.#some();
    const size = sent.reduce((total, { byteLength }) => total + byteLength, 0);
    const reply = await replyFrom(`${this.address}${more}`, {
      method: "POST",
      patience: REPLY_WITHIN + size / SLOWEST_REQUEST,
      headers: {
        "X-XSRFToken": xsrfToken(),
        "Content-Type": "application/octet-stream",
      },
      body: framed(sent),
    });
    if (told(reply) === "gone") return ENDED;
    if (reply?.status === 410) return contentOf(reply)?.closed ?? BROKEN_OFF;
    const type = reply?.headers.get("Content-Type");
    const isSpoken = reply?.ok && type === "application/octet-stream";
    if (!isSpoken || !reply.body) return BROKEN_OFF;
    const heard = [...unframed(reply.body)];
    if (this.readyState === WebSocket.CONNECTING) this.#open();
    for (const data of heard) {
      if (this.readyState === WebSocket.OPEN) this.onmessage({ data });
    }
    return 0;
  }

  // As many as one request may hold; at least one.
  #some() {
    let size = 0;
    const end = this.waiting.findIndex((message) => {
      size += message.byteLength;
      return size > MOST_AT_ONCE;
    });
    return this.waiting.splice(0, end < 0 ? this.waiting.length : Math.max(1, end));
  }

  #open() {
    this.readyState = WebSocket.OPEN;
    this.onopen();
  }

  /** @param {number} code */
  #end(code) {
    this.readyState = WebSocket.CLOSED;
    this.onclose({ code });
  }
}
