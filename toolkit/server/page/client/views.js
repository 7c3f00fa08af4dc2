// Draws a widget where the page keeps a place for it, by the anywidget contract.

const MARK = "module:";
const modules = new Map();
const prepared = new WeakMap();

export function loadModule(base, digest) {
  if (!modules.has(digest)) {
    const loading = import(`${base}module/${digest}.js`).then(async (module) => {
      const widget = module.default ?? module;
      return typeof widget === "function" ? widget() : widget;
    });
    loading.catch(() => modules.delete(digest));
    modules.set(digest, loading);
  }
  return modules.get(digest);
}

function loadStyle(base, text) {
  if (!text?.startsWith(MARK)) return;
  const href = `${base}module/${text.slice(MARK.length)}.css`;
  if (document.querySelector(`link[href="${CSS.escape(href)}"]`)) return;
  const link = document.createElement("link");
  link.rel = "stylesheet";
  link.href = href;
  document.head.append(link);
}

// A model is initialised once, however many views it has.
function prepare(widget, model) {
  if (!prepared.has(model)) {
    const ready = widget.initialize?.({ model, experimental: {} });
    prepared.set(model, Promise.resolve(ready));
  }
  return prepared.get(model);
}

async function mount(place, { models, base }) {
  const early = place.dataset.module;
  if (early) loadModule(base, early).catch(() => {});
  const model = await models.get(place.dataset.modelId);
  const source = model.get("_esm") ?? "";
  if (!source.startsWith(MARK)) throw new Error("this widget has no module");
  loadStyle(base, model.get("_css"));
  const widget = await loadModule(base, source.slice(MARK.length));
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

export async function mountAll({ models, base, words }) {
  const places = [...document.querySelectorAll("[data-model-id]")];
  const mounting = places.map((place) =>
    mount(place, { models, base }).catch((error) => {
      console.error(error);
      const note = document.createElement("p");
      note.className = "ws-trouble";
      note.textContent = words.broken;
      place.append(note);
    }),
  );
  await Promise.all(mounting);
}
