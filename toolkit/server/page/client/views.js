// Draws a widget where the page keeps a place for it, by the anywidget contract.

import { draftKeys } from "./forgetting.js";
import { expectModule, UnfetchedError } from "./modules.js";
import { nearFirst } from "./nearness.js";
import { followPrinting } from "./printing.js";
import { isElsewhere, isOthers } from "./refusing.js";
import { whenAborted } from "./signals.js";

/** @import { Model } from "./model.js" */
/** @import { Maker, Page } from "./types.d.ts" */

/**
 * Others' widgets begin wherever they are shown: one may be there for another alone.
 * @param {{ page: Page, maker: Maker }} about
 */
const beginner =
  ({ page, maker }) =>
  (/** @type {Model} */ model) => {
    if (!isOthers(model.state) || isElsewhere(model.state)) return;
    if (!model.get("_esm")) return;
    model.hold();
    const binding = maker.of(model);
    const { signal } = binding.leaving;
    binding.ready.catch((error) => {
      console.error(error);
      if (!signal.aborted && isOwnFault(model, error))
        page.models.refusals.stopped(model, error);
    });
  };

/**
 * Whether loading the page again would not help: a script of others has stopped.
 * @param {Model} model @param {unknown} error
 */
const isOwnFault = (model, error) =>
  isOthers(model.state) && !(error instanceof UnfetchedError);

/**
 * @param {HTMLElement} place
 * @param {{ page: Page, maker: Maker, signal?: AbortSignal }} about
 */
async function mount(place, { page, maker, signal = new AbortController().signal }) {
  const model = await page.models.get(place.dataset.modelId ?? "");
  const el = document.createElement("div");
  const binding = maker.of(model);
  /** @param {Promise<void>} drawing */
  const settle = (drawing) =>
    drawing.then(
      () => beShown(place, el),
      (error) => sayBroken(place, { el, page, model, error }),
    );
  place.append(el);
  whenAborted(binding.closing.signal, () => el.remove());
  await settle(binding.show({ el, signal, again: settle }));
}

/**
 * What was there in its stead goes; it itself stays where it is, for what it has in
 * the document would begin anew.
 * @param {HTMLElement} place @param {HTMLElement} el
 */
function beShown(place, el) {
  for (const node of [...place.childNodes]) if (node !== el) node.remove();
  place.dataset.mounted = "";
}

/**
 * @param {HTMLElement} place
 * @param {{ el: HTMLElement, page: Page, model: Model, error: unknown }} about
 */
function sayBroken(place, { el, page, model, error }) {
  const { words } = page.config;
  console.error(error);
  el.replaceChildren();
  place.querySelector(":scope > .ws-trouble")?.remove();
  const note = document.createElement("p");
  note.className = "ws-trouble";
  place.append(note);
  const isOwn = isOwnFault(model, error);
  note.textContent = isOwn ? words.cell_failed : words.broken;
  if (isOwn) page.models.refusals.stopped(model, error);
  else nameScript(note, { model, page, error });
}

/**
 * Draws a widget that Voila's front end has a place for, among its own.
 * @param {{ page: Page, maker: Maker }} about
 */
export const drawIn =
  ({ page, maker }) =>
  /** @param {string} id @param {{ el: HTMLElement }} place; gives what ends it */
  (id, { el }) => {
    const leaving = new AbortController();
    el.dataset.modelId = id;
    mount(el, { page, maker, signal: leaving.signal });
    return () => leaving.abort();
  };

/**
 * A programme's own activity says where its script is, which somebody may mend.
 * @param {HTMLElement} note
 * @param {{ model: Model, page: Page, error: unknown }} about
 */
function nameScript(note, { model, page: { config }, error }) {
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
 * @param {{ page: Page, maker: Maker }} about
 */
export async function mountAll({ page, maker }) {
  /** @type {NodeListOf<HTMLElement>} */
  const found = document.querySelectorAll("[data-model-id]");
  const places = [...found];
  page.models.begun = beginner({ page, maker });
  page.models.known.forEach(page.models.begun);
  for (const { dataset } of places) {
    if (dataset.module) expectModule(page.config, dataset.module);
  }
  if (!places.length) return null;
  await Promise.race(
    places.map(({ dataset }) => page.models.get(dataset.modelId ?? "")),
  );
  const near = nearFirst(places, (place) => mount(place, { page, maker }));
  sendDrafts(places, { page, begin: near.begin });
  followPrinting(near.all);
  return near.drawn;
}
