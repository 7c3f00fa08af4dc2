// A model and its script: begun once, drawn as often as it is shown, ended with both.

import { faceOf, hostOf, managerOf } from "./hosting.js";
import { experimentalOf } from "./invoking.js";
import { widgetOf } from "./modules.js";
import { endingWith, tidyUp, whenAborted } from "./signals.js";
import { wearStyle } from "./styling.js";

/** @import { Model } from "./model.js" */
/** @import { Maker, Page, Showing } from "./types.d.ts" */

/** @param {unknown} given */
const exportsIn = (given) =>
  typeof given === "object" && given !== null ? given : undefined;

export class Binding {
  /** @param {Model} model @param {Maker} maker */
  constructor(model, maker) {
    this.model = model;
    this.maker = maker;
    /** @type {unknown} */
    this.exports = undefined;
    this.own = Symbol("binding");
    this.closing = new AbortController();
    this.leaving = endingWith([this.closing.signal]);
    /** @type {Set<() => void>} */
    this.shown = new Set();
    this.ready = this.#begin();
    this.ready.catch(() => {}); // whoever shows it says so
    const { base } = maker.config;
    model.on("change:_css", () => wearStyle(base, model), this.own);
    // A script is what Python says; what a page sets there is refused.
    const begins = () => model.unsaved.has("_esm") || this.#beginAgain();
    model.on("change:_esm", begins, this.own);
    model.on("comm:close", () => this.#end(), this.own);
  }

  async #begin() {
    const { model, maker } = this;
    const { signal } = this.leaving;
    const context = Symbol("initialize");
    wearStyle(maker.config.base, model);
    const widget = await widgetOf(model, maker.config);
    signal.throwIfAborted?.(); // floor: else it is begun and ended at once
    whenAborted(signal, () => model.off(null, null, context));
    const face = faceOf(model, context, maker.manager);
    const experimental = experimentalOf(model);
    const given = await widget.initialize?.({ model: face, signal, experimental });
    whenAborted(signal, () => tidyUp(given));
    if (signal.aborted) throw new Error("The widget's script has changed meanwhile.");
    this.exports = exportsIn(given);
    if (model.isHeard("msg:custom")) model.release();
    return widget;
  }

  #beginAgain() {
    this.leaving.abort();
    this.leaving = endingWith([this.closing.signal]);
    this.ready = this.#begin();
    this.ready.catch(() => {});
    for (const again of this.shown) again();
  }

  #end() {
    this.closing.abort();
    this.model.off(null, null, this.own);
  }

  /**
   * Draws it in *el* until *signal*, and again whenever its script changes.
   * @param {Showing} about
   */
  show({ el, signal, again = (drawing) => drawing.catch(console.error) }) {
    const ends = [signal, this.closing.signal];
    let view = endingWith(ends);
    const redraw = () => {
      view.abort();
      view = endingWith(ends);
      el.replaceChildren();
      again(this.#draw(el, view.signal));
    };
    this.shown.add(redraw);
    whenAborted(signal, () => this.shown.delete(redraw));
    return this.#draw(el, view.signal);
  }

  /** @param {HTMLElement} el @param {AbortSignal} signal */
  async #draw(el, signal) {
    const { model, maker } = this;
    const context = Symbol("view");
    const widget = await this.ready.catch((error) => {
      if (!signal.aborted) throw error;
    });
    if (!widget || signal.aborted) return;
    whenAborted(signal, () => model.off(null, null, context));
    const cleanup = await widget.render?.({
      model: faceOf(model, context, maker.manager),
      ...{ el, signal, host: hostOf(maker, signal) },
      experimental: experimentalOf(model),
    });
    whenAborted(signal, () => tidyUp(cleanup));
    model.release();
  }
}

/**
 * The bindings of a page: one a model.
 * @param {Page} page
 * @returns {Maker}
 */
export function makerOf({ models, config }) {
  /** @type {WeakMap<Model, Binding>} */
  const bindings = new WeakMap();
  /** @type {Maker} */
  const maker = {
    ...{ models, config },
    get manager() {
      return manager;
    },
    of: (model) => {
      const binding = bindings.get(model) ?? new Binding(model, maker);
      bindings.set(model, binding);
      return binding;
    },
  };
  const manager = managerOf(maker);
  return maker;
}
