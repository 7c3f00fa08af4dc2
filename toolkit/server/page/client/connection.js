// Keeps the page connected: notices trouble, says so, and finds a way back.

import { newId } from "../../../activities/base/new_id.js";
import { probe, replyFrom, signedOut, xsrfToken } from "./asking.js";
import { isOf } from "./framing.js";
import { Socket } from "./socket.js";

/** @import { Models } from "./models.js" */
/** @import { Status } from "./status.js" */
/** @import { Config, End, KernelMessage } from "./types.d.ts" */

const LONGEST_WAIT = 5_000;
const LONGEST_WAIT_HIDDEN = 60_000;
const LONGEST_START = 20_000;
const STEADY = 10_000;
const LOST = new Set(["restarting", "autorestarting", "dead"]);
const KERNEL_GONE = 4410; // as the server says it

export class Connection {
  /** @param {{ config: Config, models: Models, status: Status }} about */
  constructor({ config, models, status }) {
    this.config = config;
    this.models = models;
    this.status = status;
    /** @type {Socket | null} */
    this.socket = null;
    this.kernel = config.kernel;
    this.session = self.earlySocket?.session ?? newId();
    this.greetedAt = Infinity;
    this.gone = false;
    this.failures = 0;
    this.silences = 0;
    this.wake = () => {};
    status.carryOn = () => this.#carryOn();
    addEventListener("online", () => this.hurry());
    addEventListener("offline", () => this.socket?.check());
    document.addEventListener("resume", () => this.hurry());
    document.addEventListener("visibilitychange", () => {
      if (!document.hidden) this.hurry();
    });
  }

  open() {
    const { base, pulse } = this.config;
    const url = new URL(`${base}api/kernels/${this.kernel}/channels`, location.href);
    url.protocol = url.protocol.replace("http", "ws");
    this.socket = new Socket(url.href, {
      session: this.session,
      pulse,
      on: {
        opened: () => this.#greet(),
        message: (message) => this.#hear(message),
        closed: (end) => this.#lose(end),
      },
    });
  }

  // Somebody is looking, or the network is back: do not wait any longer.
  hurry() {
    this.socket?.check();
    this.wake();
  }

  async #greet() {
    if (!this.socket) return;
    const found = await this.models.attach(this.socket);
    if (found === "another's") return location.reload();
    if (found === "unknown") return this.#beStranded();
    this.greetedAt = performance.now();
    this.silences = 0;
    this.status.show("connected");
    this.models.resume();
  }

  /** @param {KernelMessage} message */
  #hear(message) {
    this.models.receive(message);
    if (isOf(message, "status") && LOST.has(message.content.execution_state)) {
      this.#abandon();
    }
  }

  // A kernel that knows nothing of this page may be damaged; two are a new notebook.
  #beStranded() {
    if (this.kernel === this.config.kernel) return this.#abandon();
    this.status.offerNewPage();
    this.status.show("connected");
  }

  #abandon() {
    this.socket?.close();
    this.#lose({ code: KERNEL_GONE, opened: true });
  }

  /** @param {End} end */
  #lose({ code, opened, silent = false }) {
    this.models.detach();
    if (performance.now() - this.greetedAt > STEADY) this.failures = 0;
    this.greetedAt = Infinity;
    this.silences += silent && opened ? 1 : 0;
    this.status.show(navigator.onLine ? "reconnecting" : "offline");
    this.gone ||= code === KERNEL_GONE;
    this.#recover();
  }

  async #recover() {
    await this.#pause();
    const found = this.gone ? "gone" : await probe(this.config.base, this.kernel);
    const silentTwice = found === "here" && this.silences > 1;
    if (found === "gone" || silentTwice) return this.#replaceKernel();
    if (found === "here") return this.open();
    this.#waitFor(found);
  }

  /**
   * An exponential wait, spread at random so that a room does not return as one.
   * @returns {Promise<void>}
   */
  #pause() {
    const most = document.hidden ? LONGEST_WAIT_HIDDEN : LONGEST_WAIT;
    const longest = Math.min(most, 250 * 2 ** this.failures);
    this.failures += 1;
    return new Promise((resolve) => {
      const timer = setTimeout(resolve, longest * (0.5 + Math.random() / 2));
      this.wake = () => {
        clearTimeout(timer);
        resolve();
      };
    });
  }

  // A page that made room for another of the same person rests until somebody wants it.
  #carryOn() {
    this.status.show("reconnecting");
    this.#replaceKernel({ insist: "yes" });
  }

  async #replaceKernel({ insist = "" } = {}) {
    const reply = await replyFrom(`${this.config.base}kernel`, {
      method: "POST",
      signal: AbortSignal.timeout(LONGEST_START),
      headers: { "X-XSRFToken": xsrfToken() },
      body: new URLSearchParams({
        workshop: this.config.workshop,
        replaces: this.kernel,
        insist,
      }),
    });
    if (!reply) return this.#waitFor("offline");
    if (reply.status === 409) return this.status.show("elsewhere");
    if (!reply.ok)
      return this.#waitFor(signedOut(reply) ? "signed_out" : "reconnecting");
    const { kernel, version } = await reply.json();
    this.kernel = kernel;
    this.gone = false;
    this.silences = 0;
    if (version && version !== this.config.version) this.status.offerNewPage();
    this.open();
  }

  /** @param {string} trouble */
  #waitFor(trouble) {
    this.status.show(trouble);
    this.#recover();
  }
}
