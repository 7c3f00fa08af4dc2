// Loads the script of a widget: by its hash, from an address of ours, or as a text.

/** @import { Model } from "./model.js" */
/** @import { BundleModule, Config, Widget, WidgetModule } from "./types.d.ts" */

export const MARK = "module:";
const MOST_TRIES = 4;
/** Our activities' widgets, which keep nothing to themselves. @type {Map<string, Promise<Widget>>} */
const modules = new Map();
/** How many widgets each script of others' draws. @type {Map<string, number>} */
const drawnBy = new Map();

/**
 * What a script gives for one model, as anywidget reads it.
 * @param {WidgetModule} module
 * @returns {Promise<Widget>}
 */
async function widgetIn(module) {
  if (module.render) return { render: module.render };
  if (!module.default) throw new Error("this widget's script has no default export");
  return typeof module.default === "function" ? module.default() : module.default;
}

/** Nothing is wrong with a script that the line did not bring: another try may. */
export class UnfetchedError extends Error {}

/** @param {string} address */
const isFetched = (address) =>
  fetch(address).then(
    ({ ok }) => ok,
    () => false,
  );

/** @param {string} address @param {number} tries */
function addressFor(address, tries) {
  const url = new URL(address, location.href);
  if (tries) url.searchParams.set("again", String(tries));
  return url.href;
}

/**
 * A line that breaks may come back; the browser remembers an address that failed.
 * @param {string} address
 */
async function imported(address) {
  for (let tries = 0; tries < MOST_TRIES; tries += 1) {
    try {
      return await import(addressFor(address, tries));
    } catch (error) {
      if (!(error instanceof TypeError)) throw error; // it would be so again
      await new Promise((resolve) => setTimeout(resolve, 250 * 2 ** tries));
    }
  }
  const last = addressFor(address, MOST_TRIES);
  return import(last).catch(async (error) => {
    throw (await isFetched(last)) ? error : new UnfetchedError(String(error));
  });
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

/**
 * Most of a page's modules come in one file: see `bundle.py`.
 * @param {Config} config
 * @param {string} digest
 */
async function ofOurs({ base, bundle }, digest) {
  const address = `${base}module/${bundle?.digest}.js`;
  /** @type {BundleModule} */
  const { modules: held } = await imported(address).catch(sayUnread(address));
  const widget = held[digest]();
  return typeof widget === "function" ? widget() : widget;
}

/** @param {Config} config @param {string} digest */
function ourWidget(config, digest) {
  const begun = modules.get(digest);
  if (begun) return begun;
  const loading = ofOurs(config, digest);
  loading.catch(() => modules.delete(digest));
  modules.set(digest, loading);
  return loading;
}

/**
 * Each model has its script to itself, as where a script is a text: to a browser an
 * address with another fragment is another module.
 * @param {string} address
 */
function ofOthers(address) {
  const number = (drawnBy.get(address) ?? 0) + 1;
  drawnBy.set(address, number);
  return imported(number > 1 ? `${address}#${number}` : address);
}

/** @param {string} text @returns {Promise<WidgetModule>} */
async function ofText(text) {
  const address = URL.createObjectURL(new Blob([text], { type: "text/javascript" }));
  try {
    return await import(address);
  } finally {
    URL.revokeObjectURL(address);
  }
}

/** @param {string} text */
export const isAddress = (text) => /^https?:\/\//.test(text);

/**
 * Begins to load what a place on the page will need.
 * @param {Config} config @param {string} digest
 */
export function expectModule(config, digest) {
  const isOurs = config.bundle?.holds.includes(digest);
  const loading = isOurs
    ? ourWidget(config, digest)
    : import(`${config.base}module/${digest}.js`);
  loading.catch(() => {});
}

/** @param {Model} model @param {Config} config @returns {Promise<Widget>} */
export async function widgetOf(model, config) {
  const source = model.get("_esm") ?? "";
  if (!source) throw new Error("this widget has no module");
  const digest = source.startsWith(MARK) ? source.slice(MARK.length) : "";
  if (digest && config.bundle?.holds.includes(digest)) return ourWidget(config, digest);
  if (digest) return widgetIn(await ofOthers(`${config.base}module/${digest}.js`));
  return widgetIn(await (isAddress(source) ? ofOthers(source) : ofText(source)));
}
