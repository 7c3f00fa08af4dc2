// Draws a widget where the page keeps a place for it, by the anywidget contract.

import { draftKeys } from "./forgetting.js";
import { nearFirst } from "./nearness.js";
import { followPrinting } from "./printing.js";

/** @import { Model } from "./model.js" */
/** @import { BundleModule, Config, Page, Widget, WidgetModule } from "./types.d.ts" */

const MARK = "module:";
/** @type {Map<string, Promise<Widget>>} */
const modules = new Map();
/** @type {WeakMap<Model, Promise<unknown>>} */
const prepared = new WeakMap();
/** @type {Set<string>} */
const styles = new Set();
const MOST_TRIES = 4;

/** @param {WidgetModule} module */
const widgetIn = async (module) => {
  const widget = module.default ?? module;
  return typeof widget === "function" ? widget() : widget;
};

/**
 * A line that breaks may come back; the browser remembers an address that failed.
 * @param {string} address
 */
async function imported(address) {
  for (let tries = 0; tries < MOST_TRIES; tries += 1) {
    try {
      return await import(tries ? `${address}?again=${tries}` : address);
    } catch (error) {
      if (error instanceof SyntaxError) throw error; // it would be so again
      await new Promise((resolve) => setTimeout(resolve, 250 * 2 ** tries));
    }
  }
  return import(`${address}?again=${MOST_TRIES}`);
}

/**
 * Most of a page's modules come in one file: see `bundle.py`.
 * @param {Config} config
 * @param {string} digest
 * @returns {Promise<WidgetModule>}
 */
async function found({ base, bundle }, digest) {
  if (!bundle?.holds.includes(digest)) return imported(`${base}module/${digest}.js`);
  const address = `${base}module/${bundle.digest}.js`;
  /** @type {BundleModule} */
  const { modules: held } = await imported(address).catch(sayUnread(address));
  return held[digest]();
}

/**
 * For `too_old.js`, which a script that is imported does not tell that it is unreadable.
 * @param {string} filename
 */
const sayUnread = (filename) => (/** @type {unknown} */ error) => {
  if (error instanceof SyntaxError)
    dispatchEvent(new ErrorEvent("error", { message: String(error), filename, error }));
  throw error;
};

/** @param {Config} config @param {string} digest */
function loadModule(config, digest) {
  const begun = modules.get(digest);
  if (begun) return begun;
  const loading = found(config, digest).then(widgetIn);
  loading.catch(() => modules.delete(digest));
  modules.set(digest, loading);
  return loading;
}

/** @param {string} base @param {string | undefined} text */
function loadStyle(base, text) {
  if (!text?.startsWith(MARK)) return;
  const href = `${base}module/${text.slice(MARK.length)}.css`;
  if (styles.has(href)) return;
  styles.add(href);
  if (document.querySelector(`link[href="${CSS.escape(href)}"]`)) return;
  const link = document.createElement("link");
  link.rel = "stylesheet";
  link.href = href;
  document.head.append(link);
}

/**
 * A model is initialised once, however many views it has.
 * @param {Widget} widget
 * @param {Model} model
 */
function prepare(widget, model) {
  if (!prepared.has(model)) {
    const ready = widget.initialize?.({ model, experimental: {} });
    prepared.set(model, Promise.resolve(ready));
  }
  return prepared.get(model);
}

/** @param {HTMLElement} place @param {Page} page */
async function mount(place, { models, config }) {
  const model = await models.get(place.dataset.modelId ?? "");
  const source = model.get("_esm") ?? "";
  if (!source.startsWith(MARK)) throw new Error("this widget has no module");
  loadStyle(config.base, model.get("_css"));
  const widget = await loadModule(config, source.slice(MARK.length));
  await prepare(widget, model);
  const el = document.createElement("div");
  const leaving = new AbortController();
  const details = { model, el, signal: leaving.signal, experimental: {} };
  const cleanup = await widget.render?.(details);
  place.replaceChildren(el);
  place.dataset.mounted = "";
  model.on("comm:close", () => {
    leaving.abort();
    cleanup?.();
  });
}

/** @param {HTMLElement} place @param {Page} page */
const mountOrSay = (place, page) =>
  mount(place, page).catch((error) => {
    console.error(error);
    const note = document.createElement("p");
    note.className = "ws-trouble";
    note.textContent = page.config.words.broken;
    place.append(note);
    nameScript(note, { place, page, error });
  });

/**
 * Draws a widget that Voila's front end has a place for, among its own.
 * @param {Page} page
 */
export const drawIn =
  (page) =>
  /** @param {string} id @param {{ el: HTMLElement }} about */
  (id, { el }) => {
    el.dataset.modelId = id;
    return mountOrSay(el, page);
  };

/**
 * A programme's own activity says where its script is, which somebody may mend.
 * @param {HTMLElement} note
 * @param {{ place: HTMLElement, page: Page, error: unknown }} about
 */
async function nameScript(note, { place, page: { models, config }, error }) {
  const model = await models.get(place.dataset.modelId ?? "");
  const file = model.get("face")?.script;
  if (!file) return;
  const what = { "{file}": file, "{error}": String(error) };
  note.textContent += ` ${config.words.broken_own}`.replace(
    /\{(file|error)\}/g,
    (name) => new Map(Object.entries(what)).get(name) ?? "",
  );
}

/**
 * What this device keeps and has not sent is sent by what keeps it, closed or not.
 * @param {readonly HTMLElement[]} places
 * @param {{ page: Page, begin: (place: HTMLElement) => void }} about
 */
function sendDrafts(places, { page, begin }) {
  const drafts = draftKeys();
  if (!drafts.length) return;
  for (const place of places) {
    page.models.get(place.dataset.modelId ?? "").then((model) => {
      const start = `${model.get("draft_key")}/`;
      const name = `/${model.get("face")?.name}`; // a mark's ends with what it marks
      if (drafts.some((key) => key.startsWith(start) || key.endsWith(name)))
        begin(place);
    });
  }
}

/**
 * Resolves when what is near is on the page, and all that does not wait for its part to
 * open; gives what draws that, too.
 * @param {Page} page
 */
export async function mountAll(page) {
  /** @type {NodeListOf<HTMLElement>} */
  const found = document.querySelectorAll("[data-model-id]");
  const places = [...found];
  for (const { dataset } of places) {
    if (dataset.module) loadModule(page.config, dataset.module).catch(() => {});
  }
  if (!places.length) return null;
  await Promise.race(
    places.map(({ dataset }) => page.models.get(dataset.modelId ?? "")),
  );
  const near = nearFirst(places, (place) => mountOrSay(place, page));
  sendDrafts(places, { page, begin: near.begin });
  followPrinting(near.all);
  return near.drawn;
}
