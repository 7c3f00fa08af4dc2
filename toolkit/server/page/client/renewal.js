// A page of another release than the server's loads itself again, once, when nothing can
// be lost by it.

import { probe } from "./asking.js";
import { keptDrafts, whatIsUnsaved } from "./forgetting.js";

/** @import { Models } from "./models.js" */
/** @import { Config } from "./types.d.ts" */

const RENEWED = "workshop-renewed";
const LOOK_WHETHER_CALM = 1000;
const NOT_TYPED = new Set(["radio", "checkbox", "range", "file", "hidden"]);

/** @typedef {HTMLInputElement | HTMLTextAreaElement} Box */

/** @param {EventTarget | Element | null} one @returns {one is Box} */
const isBox = (one) =>
  one instanceof HTMLTextAreaElement ||
  (one instanceof HTMLInputElement && !NOT_TYPED.has(one.type));

export class Renewal {
  /** @param {{ config: Config, models: Models }} about */
  constructor({ config, models }) {
    this.config = config;
    this.models = models;
    this.scripts = config.scripts;
    this.kernel = config.kernel;
    this.timer = 0;
    this.isLooking = false;
    /** @type {Set<Box>} */
    this.typedIn = new Set();
    addEventListener(
      "input",
      ({ target }) => isBox(target) && this.typedIn.add(target),
    );
  }

  /**
   * The server answers with these scripts now, and the page speaks to this kernel.
   * @param {{ scripts?: string, kernel: string }} found
   */
  expect({ scripts, kernel }) {
    if (!scripts || scripts === this.config.scripts) return;
    this.scripts = scripts;
    this.kernel = kernel;
    this.timer ||= setInterval(() => this.#look(), LOOK_WHETHER_CALM);
  }

  async #look() {
    if (this.#wasTried()) return clearInterval(this.timer);
    if (this.isLooking || !this.#mayBe()) return;
    this.isLooking = true;
    const found = await probe(this.config.base, this.kernel);
    this.isLooking = false;
    if (found !== "here" || !this.#mayBe()) return;
    clearInterval(this.timer);
    if (this.#remember()) location.reload();
  }

  #mayBe() {
    return !this.#isBusy() && !this.#wouldLose();
  }

  // Somebody writes, listens or shows something, or the line is lost.
  #isBusy() {
    /** @type {NodeListOf<HTMLMediaElement>} */
    const players = document.querySelectorAll("audio, video");
    const plays = [...players].some((one) => !one.paused);
    const isFull = Boolean(document.querySelector("[data-full]"));
    const isWriting = !document.hidden && isBox(document.activeElement);
    return this.models.away || plays || isFull || isWriting;
  }

  // What is typed has to be saved, or kept on this device.
  #wouldLose() {
    if (whatIsUnsaved().names.length) return true;
    const states = [...this.models.known.values()].map(({ state }) => state);
    const kept = `${JSON.stringify(states)}${keptDrafts().join("")}`;
    return [...this.typedIn].some(
      (box) =>
        box.isConnected && box.value && !kept.includes(JSON.stringify(box.value)),
    );
  }

  // One that would not help is not repeated, nor one that nobody could remember.
  #wasTried() {
    try {
      return sessionStorage.getItem(RENEWED) === this.scripts;
    } catch {
      return true;
    }
  }

  #remember() {
    try {
      sessionStorage.setItem(RENEWED, this.scripts);
      return true;
    } catch {
      return false;
    }
  }
}
