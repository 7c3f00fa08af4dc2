// What of widgets' messages may not go to the kernel, and who is told of it.

/** @import { Model } from "./model.js" */
/** @import { Carried, Posted, State } from "./types.d.ts" */

// As `toolkit/server/socket/guard.py` has them.
const LARGEST_OF_OURS = 512_000;
const LARGEST_OF_OTHERS = 16_000_000;
const PRIVATE_TRAIT = /^_(?:esm$|css$|anywidget_id$|model_|view_(?!count$))/;
const MOST_TOLD = 50;
const LONGEST_LINE = 200;

/**
 * What a widget is told of a message of its own: the traits that it would have set, or
 * what it would have said.
 * @typedef {{ reason: string, names: readonly string[], content?: unknown }} Refused
 * @typedef {{ of: string, reason: string, what: string }} Report
 */

/** @type {WeakMap<Model, Set<string>>} */
const refusedNames = new WeakMap();

/**
 * The traits of this widget that are not sent again until it sets them anew.
 * @param {Model} model
 * @returns {Set<string>}
 */
export function refusedOf(model) {
  const names = refusedNames.get(model) ?? new Set();
  refusedNames.set(model, names);
  return names;
}

/**
 * Our activities keep drafts, and take what is kept from the kernel.
 * @param {State} state
 */
export const isOthers = (state) =>
  !("draft_key" in state) && !state._anywidget_id?.startsWith("toolkit.");

/**
 * Made with anywidget, and drawn by a front end of its own, as Voila loads it.
 * @param {State} state
 */
export const isElsewhere = ({ _model_module: drawn }) =>
  drawn !== undefined && drawn !== "anywidget";

/** @param {Model} model */
export const isActivity = ({ state }) => !isOthers(state);

/** @param {Model} model @param {number} size bytes of a message to it */
export const isTooLarge = (model, size) =>
  size > (isActivity(model) ? LARGEST_OF_OURS : LARGEST_OF_OTHERS);

/** @param {string} name of a trait that no page may set */
export const isPrivate = (name) => PRIVATE_TRAIT.test(name);

/** @param {Posted | Carried} data */
export const namesIn = (data) =>
  data.method === "update" ? Object.keys(Object(data.state)) : [];

export class Refusals {
  /** @param {(report: Report) => boolean} send to the server; whether it could be */
  constructor(send) {
    this.send = send;
    /** @type {Set<string>} */
    this.told = new Set();
    /** @type {Report[]} */
    this.untold = [];
    /**
     * Who is told of the first of each kind.
     * @type {(model: Model, reason: string, error?: string) => void}
     */
    this.noticed = () => {};
  }

  /**
   * Tells the widget, and once of each reason the console and the server.
   * @param {Model} model
   * @param {Refused} what
   * @param {{ isKnown?: boolean }} [how] whether the server knows
   */
  refuse(model, what, { isKnown = false } = {}) {
    const { reason, names } = what;
    for (const name of names) refusedOf(model).add(name);
    model.fire("refused", what);
    if (!this.#isNews(`${model.id} ${reason}`)) return;
    console.warn("refused:", reason, ...names, model.state._anywidget_id ?? model.id);
    this.noticed(model, reason);
    if (!isKnown) this.#report({ of: model.id, reason, what: "" });
  }

  /**
   * The script of a widget of others has stopped at *error*. The server is told its name
   * alone: its words may hold what somebody wrote.
   * @param {Model} model @param {unknown} error
   */
  stopped(model, error) {
    if (!this.#isNews(`${model.id} script`)) return;
    const what = error instanceof Error ? error.name : "";
    this.#report({ of: model.id, reason: "script", what });
    const [line = ""] = String(error).split("\n");
    this.noticed(model, "script", line.slice(0, LONGEST_LINE));
  }

  /**
   * Tells the server once what the page, or the browser, has refused a widget.
   * @param {Report} report
   */
  report(report) {
    if (this.#isNews(Object.values(report).join(" "))) this.#report(report);
  }

  // What could not be told before is told now.
  flush() {
    while (this.untold.length && this.send(this.untold[0])) this.untold.shift();
  }

  /** @param {string} kind */
  #isNews(kind) {
    if (this.told.has(kind) || this.told.size >= MOST_TOLD) return false;
    this.told.add(kind);
    return true;
  }

  /** @param {Report} report */
  #report(report) {
    this.untold.push(report);
    this.flush();
  }
}
