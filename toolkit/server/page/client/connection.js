// Keeps the page connected: notices trouble, says so, and finds a way back.

import { newId } from "../../../activities/base/new_id.js";
import { changeBack, contentOf, probe, replyFrom, told, xsrfToken } from "./asking.js";
import { goIfErased } from "./erased.js";
import { isOf } from "./framing.js";
import { Socket } from "./socket.js";
import { Ways } from "./ways.js";

/** @import { Models } from "./models.js" */
/** @import { Renewal } from "./renewal.js" */
/** @import { Status } from "./status.js" */
/** @import { Config, End, KernelMessage } from "./types.d.ts" */

const LONGEST_WAIT = 5_000;
const LONGEST_WAIT_SOON = 1_000; // a server that was started anew is back within seconds
const QUICK_TRIES = 15;
const LONGEST_WAIT_HIDDEN = 60_000;
const LONGEST_START = 20_000;
const STEADY = 10_000;
const LOOK_FOR_SOCKETS = 30_000;
const LOST = new Set(["restarting", "autorestarting", "dead"]);
const KERNEL_GONE = 4410; // as the server says it
const BROKEN = 1006; // as a browser says it

export class Connection {
  /** @param {{ config: Config, models: Models, status: Status, renewal: Renewal }} about */
  constructor({ config, models, status, renewal }) {
    this.config = config;
    this.models = models;
    this.status = status;
    this.renewal = renewal;
    /** @type {Socket | null} */
    this.socket = null;
    this.kernel = config.kernel;
    this.session = self.earlySocket?.session ?? newId();
    this.greetedAt = Infinity;
    this.gone = false;
    this.insist = "";
    this.failures = 0;
    this.silences = 0;
    this.ways = new Ways();
    this.lost = false;
    this.stays = false; // whoever was signed out here has not been erased
    this.recovering = false;
    this.wake = () => {};
    status.carryOn = () => this.#carryOn();
    status.changeBack = () => changeBack(config).then(() => this.wake());
    addEventListener("online", () => this.hurry());
    addEventListener("offline", () => this.socket?.check());
    document.addEventListener("resume", () => this.hurry());
    document.addEventListener("visibilitychange", () => {
      if (!document.hidden) this.hurry();
    });
    setInterval(() => this.#lookForSockets(), LOOK_FOR_SOCKETS);
  }

  open() {
    const socket = this.#line({ plain: this.ways.plain });
    if (!socket) return this.#lose({ code: BROKEN, opened: false, heard: false });
    this.lost = false;
    this.socket = socket;
  }

  // The kernel has said what there is to draw: from now on a line opens soon, or never.
  expectLine() {
    const { socket } = this;
    setTimeout(() => socket?.giveUpOpening(), this.config.pulse.handshake);
  }

  // Somebody is looking, or the network is back: do not wait any longer.
  hurry() {
    this.socket?.check();
    this.wake();
  }

  /** @param {{ plain: boolean }} how */
  #line({ plain }) {
    const { base, pulse } = this.config;
    const { kernel, session } = this;
    // A kernel that has said what there is to draw keeps nobody waiting.
    const opening = this.models.known.size ? pulse.handshake : pulse.opening;
    try {
      /** @type {Socket} */
      const socket = new Socket({
        ...{ base, kernel, session, pulse: { ...pulse, opening }, plain },
        on: {
          opened: () => (socket === this.socket ? this.#greet() : socket.check()),
          message: (message) => this.#hear(socket, message),
          closed: (end) => socket === this.socket && this.#lose(end),
        },
      });
      return socket;
    } catch {
      return null; // this browser may not open one
    }
  }

  async #greet() {
    const { socket } = this;
    if (!socket) return;
    // One that lives and never says what there is to draw is no use.
    const limit = setTimeout(() => {
      if (socket === this.socket && !this.lost) this.#abandon();
    }, LONGEST_START);
    const found = await this.models.attach(socket);
    clearTimeout(limit);
    if (socket !== this.socket || this.lost) return;
    if (found === "another's") return location.reload();
    if (found === "unknown") return this.#beStranded();
    this.ways.worked();
    this.greetedAt = performance.now();
    this.silences = 0;
    this.status.show(this.ways.plain ? "plain" : "connected");
    this.models.resume();
  }

  /** @param {Socket} socket @param {KernelMessage} message */
  #hear(socket, message) {
    if (socket !== this.socket) return this.#changeTo(socket);
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
    this.#lose({ code: KERNEL_GONE, opened: true, heard: true });
  }

  /** @param {End} end */
  #lose(end) {
    const { code, opened, silent } = end;
    this.models.detach();
    if (performance.now() - this.greetedAt > STEADY) this.failures = 0;
    this.greetedAt = Infinity;
    this.silences += silent && opened ? 1 : 0;
    this.ways.failed(end);
    this.status.show(navigator.onLine ? "reconnecting" : "offline");
    this.gone ||= code === KERNEL_GONE;
    this.lost = true;
    this.#recover();
  }

  // Whatever happens on the way, it is tried again until there is a line.
  async #recover() {
    if (this.recovering) return;
    this.recovering = true;
    while (this.lost) {
      await this.#pause();
      try {
        const trouble = await this.#tryAgain();
        if (trouble) this.status.show(trouble);
        if (trouble === "signed_out") this.stays ||= await goIfErased(this.config.base);
      } catch (error) {
        console.error(error);
      }
    }
    this.recovering = false;
  }

  // What is in the way, or nothing.
  async #tryAgain() {
    const found = this.gone ? "gone" : await probe(this.config.base, this.kernel);
    if (found === "gone") return this.#replaceKernel();
    if (found !== "here") {
      this.ways.excuse();
      return found;
    }
    if (this.ways.isBlocked()) {
      this.ways.change();
      this.silences = 0;
    }
    if (this.silences > 1) return this.#replaceKernel();
    this.open();
    return "";
  }

  // A network may let websockets through after all, or the next one may.
  #lookForSockets() {
    if (this.ways.plain && !this.lost && !document.hidden) this.#line({ plain: false });
  }

  // One that was opened to see whether it works does.
  /** @param {Socket} socket */
  #changeTo(socket) {
    if (this.lost || !this.ways.plain || !this.socket?.isIdle) return socket.close();
    this.socket.close();
    this.ways.change();
    this.socket = socket;
    this.#greet();
  }

  /**
   * An exponential wait, spread at random so that a room does not return as one.
   * @returns {Promise<void>}
   */
  #pause() {
    const soon = this.failures < QUICK_TRIES ? LONGEST_WAIT_SOON : LONGEST_WAIT;
    const most = document.hidden ? LONGEST_WAIT_HIDDEN : soon;
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
    this.insist = "yes";
    this.lost = true;
    this.gone = true;
    this.#recover();
    this.wake();
  }

  // What is in the way, or nothing.
  async #replaceKernel() {
    const { insist } = this;
    const { workshop } = this.config;
    const reply = await replyFrom(`${this.config.base}kernel`, {
      method: "POST",
      patience: LONGEST_START,
      headers: { "X-XSRFToken": xsrfToken() },
      body: new URLSearchParams({
        ...{ workshop, replaces: this.kernel, insist },
        page_of: this.config.seat,
      }),
    });
    if (reply?.status === 409) return this.#rest();
    const found = told(reply);
    if (!reply || found !== "here") return found === "gone" ? "reconnecting" : found;
    const { kernel, version, scripts } = contentOf(reply) ?? {};
    if (typeof kernel !== "string" || !kernel) return "reconnecting";
    this.kernel = kernel;
    this.gone = false;
    this.insist = "";
    this.silences = 0;
    if (version && version !== this.config.version) this.status.offerNewPage();
    this.renewal.expect({ scripts, kernel });
    this.open();
    return "";
  }

  #rest() {
    this.lost = false;
    return "elsewhere";
  }
}
