// What widgets find of each other: models, exports, and views inside their own.

import { endingWith, whenAborted } from "./signals.js";

/** @import { Model } from "./model.js" */
/** @import { Host, Maker, ModelFace, WidgetManager } from "./types.d.ts" */

const OWN_REFERENCE = "anywidget:";
const CLASSIC = "IPY_MODEL_";
const PATIENCE_FOR_OTHERS = 10_000; // as anywidget
const READ_AS_MODELS = new Set(["layout", "style"]);

/** @type {WeakMap<object, Model>} */
const behind = new WeakMap();

/**
 * What a widget is given of a model: who listens by it stops with *context*.
 * @param {Model} model
 * @param {symbol} context
 * @param {WidgetManager} manager
 * @returns {ModelFace}
 */
export function faceOf(model, context, manager) {
  const face = {
    /** @param {string} name */
    get(name) {
      const value = model.get(name);
      return READ_AS_MODELS.has(name) ? (manager.known(value) ?? value) : value;
    },
    set: model.set,
    save_changes: model.save_changes,
    send: model.send,
    on: (/** @type {Parameters<ModelFace["on"]>} */ ...[names, callback]) =>
      model.on(names, callback, context),
    off: (/** @type {Parameters<ModelFace["off"]>} */ ...[names, callback]) =>
      model.off(names, callback, context),
    get connected() {
      return model.connected;
    },
    model_id: model.id,
    widget_manager: manager,
  };
  behind.set(face, model);
  return face;
}

/** @param {unknown} reference */
function idIn(reference) {
  if (typeof reference === "string" && reference.startsWith(OWN_REFERENCE))
    return reference.slice(OWN_REFERENCE.length);
  throw new Error(`This is no reference to a widget: ${JSON.stringify(reference)}`);
}

/**
 * @template Value
 * @param {Promise<Value>} promise
 * @param {string} otherwise
 * @returns {Promise<Value>}
 */
function inTime(promise, otherwise) {
  let timer = 0;
  const late = new Promise((_, reject) => {
    timer = setTimeout(() => reject(new Error(otherwise)), PATIENCE_FOR_OTHERS);
  });
  return /** @type {Promise<Value>} */ (
    Promise.race([promise, late]).finally(() => clearTimeout(timer))
  );
}

/** @param {Maker} maker @param {string} id */
const modelBehind = ({ models }, id) =>
  inTime(models.get(id), `There is no widget ${id} on this page.`);

/**
 * The older way from one widget to another.
 * @param {Maker} maker
 * @returns {WidgetManager}
 */
export function managerOf(maker) {
  const context = Symbol("manager");
  /** @type {WeakMap<Model, ModelFace>} */
  const faces = new WeakMap();
  /** @param {Model} model */
  const faced = (model) => {
    const face = faces.get(model) ?? faceOf(model, context, manager);
    faces.set(model, face);
    return face;
  };
  /** @type {WidgetManager} */
  const manager = {
    known: (value) => {
      if (typeof value !== "string" || !value.startsWith(CLASSIC)) return undefined;
      const model = maker.models.known.get(value.slice(CLASSIC.length));
      return model && faced(model);
    },
    get_model: async (id) =>
      typeof id === "string"
        ? faced(await modelBehind(maker, id.replace(CLASSIC, "")))
        : id,
    create_view: async (face) => {
      const model = behind.get(face);
      if (!model?.get("_esm"))
        throw new Error("Only widgets made with anywidget can stand inside this one.");
      const leaving = new AbortController();
      const el = document.createElement("div");
      await maker.of(model).show({ el, signal: leaving.signal });
      const remove = () => {
        leaving.abort();
        el.remove();
      };
      return { el, model: face, remove };
    },
  };
  return manager;
}

/**
 * What `render` is given to find others by; all of it ends with *signal*.
 * @param {Maker} maker
 * @param {AbortSignal} signal
 * @returns {Host}
 */
export const hostOf = (maker, signal) => ({
  async getModel(reference) {
    const model = await modelBehind(maker, idIn(reference));
    const context = Symbol("host");
    whenAborted(signal, () => model.off(null, null, context));
    return faceOf(model, context, maker.manager);
  },
  async getWidget(reference) {
    const id = idIn(reference);
    const binding = maker.of(await modelBehind(maker, id));
    await inTime(binding.ready, `The widget ${id} does not begin.`);
    return {
      exports: binding.exports,
      render: ({ el, signal: own }) =>
        binding.show({ el, signal: endingWith(own ? [own] : [signal]).signal }),
    };
  },
});
