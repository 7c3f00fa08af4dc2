// What the browser refuses because of the page's policy: told to the server and, on a
// facilitator's page, beside the widget. Participants are told nothing of it.

/** @import { Model } from "./model.js" */
/** @import { Models } from "./models.js" */
/** @import { RefusedWords, Violated } from "./types.d.ts" */

const MOST_NOTES = 20;
const KEYWORD = /^[a-z]+(-[a-z]+)?$/; // a kind of thing, or a scheme, in place of a host
const EXTENSION = /^\w+(-\w+)*-extension\b/;
const MODULE = /\/module\/([0-9a-f]{64})\.js/;

/**
 * What was refused, in two words: a directive and a host, or what stands in a host's
 * place and the directive. Nothing of what is not the page's: extensions try much.
 * @param {Violated} violated
 */
function whatIn({ event, path }) {
  const { blockedURI, effectiveDirective: directive, sourceFile } = event;
  if (EXTENSION.test(blockedURI) || EXTENSION.test(sourceFile)) return "";
  if (blockedURI === "inline" && !path.some(isMain)) return "";
  if (KEYWORD.test(blockedURI)) return `${blockedURI} ${directive}`;
  if (!/^(https?|wss?):/.test(blockedURI)) return "";
  return `${directive} ${new URL(blockedURI).host}`;
}

/** @param {EventTarget} node */
const isMain = (node) => node instanceof HTMLElement && node.id === "main";

/**
 * @param {EventTarget} node
 * @returns {node is HTMLElement}
 */
const isPlace = (node) => node instanceof HTMLElement && Boolean(node.dataset.modelId);

/**
 * The place in which something stands that asked for an address, if one is known.
 * @param {string} address
 */
function placeThatAsked(address) {
  /** @type {NodeListOf<HTMLElement & { src?: string, href?: string }>} */
  const all = document.querySelectorAll("[data-model-id] :is([src], [href])");
  const found = [...all].find(({ src, href }) => address === src || address === href);
  return found?.closest("[data-model-id]") ?? null;
}

/**
 * The widget in whose place, or by whose script, it was tried; null where nobody knows.
 * @param {Violated} violated @param {Models} models
 * @returns {Model | null}
 */
function modelOf({ event: { blockedURI, sourceFile }, path }, models) {
  const place = path.find(isPlace) ?? placeThatAsked(blockedURI);
  const id = place instanceof HTMLElement ? place.dataset.modelId : "";
  const module = `module:${MODULE.exec(sourceFile)?.[1]}`;
  const all = [...models.known.values()];
  /** @param {string | undefined} name */
  const isIn = (name) => Boolean(name) && sourceFile.includes(`/${name}/`);
  return (
    models.known.get(id ?? "") ??
    all.find((model) => model.get("_esm") === module) ??
    all.find((model) => isIn(model.get("_model_module"))) ??
    null
  );
}

/**
 * The package as Python names it; nothing where nobody knows, such as of a cell's HTML.
 * @param {Model | null} model @param {RefusedWords} words
 */
const packageOf = (model, { packages }) =>
  packages[model?.id ?? ""] ?? packages[model?.get("_model_module") ?? ""] ?? "";

/**
 * @param {string} what @param {string} name of the package
 * @param {RefusedWords} words
 */
function sentences(what, name, words) {
  const [first = "", second = ""] = what.split(" ");
  const isHost = /-src/.test(first);
  const kind = isHost ? "host" : (words.kinds[first] ?? "other");
  const directive = isHost ? first : second;
  const [part = ""] = directive.split("-");
  /** @type {Record<string, string>} */
  const told = {
    "{widget}": calledBy(name, words),
    "{package}": name,
    "{host}": second,
    "{thing}": words.things[part] ?? directive,
  };
  told["{cure}"] = words.offline[name] ?? words.bring;
  /** @param {string | undefined} text */
  const filled = (text = "") => text.replace(/\{\w+\}/g, (gap) => told[gap] ?? gap);
  const closer = words.to_do[`${kind}_${part}`];
  const nameless = name ? "" : words.to_do[`${kind}_unknown`];
  return {
    said: filled(words.said[kind]),
    cure: filled(nameless || closer || words.to_do[kind]),
  };
}

/**
 * A package as it is written, wherever it stands in a sentence.
 * @param {string} name @param {RefusedWords} words
 */
const calledBy = (name, words) => words.called[name] ?? (name || words.unknown);

/**
 * The box for what is said of a widget, beside it; of no widget, at the page's end.
 * @param {Model | null} model @param {RefusedWords} words
 */
function boxFor(model, words) {
  const place = model && document.querySelector(`[data-model-id="${model.id}"]`);
  const before = place ?? document.getElementById("page-refused");
  const next = before?.nextElementSibling;
  if (next?.matches(".page-refused")) return next;
  const box = document.createElement("div");
  const only = document.createElement("strong");
  box.className = "page-refused";
  box.setAttribute("role", "note");
  only.textContent = words.only_you;
  box.append(only);
  before?.after(box);
  return box;
}

/**
 * What is to be done is said once, below all that it mends.
 * @param {Element} box @param {{ said: string, cure: string }} told
 */
function noteIn(box, { said, cure }) {
  const lines = [...box.querySelectorAll("p")];
  const line = lines.find(({ lastChild }) => lastChild?.textContent === cure);
  if (line) return line.lastChild?.before(`${said} `);
  const added = document.createElement("p");
  added.append(`${said} `, cure);
  box.append(added);
}

/**
 * Each kind once, however often it is tried.
 * @param {Models} models
 */
export function followPolicy(models) {
  const given = document.getElementById("page-refused")?.dataset.words;
  /** @type {RefusedWords | null} */
  const words = given ? JSON.parse(given) : null;
  /** @type {Set<string>} */
  const known = new Set();
  /** @param {Violated} violated */
  const hear = async (violated) => {
    const what = whatIn(violated);
    if (!what) return;
    await models.told; // nobody's widget is known before
    const model = modelOf(violated, models);
    const kind = model ? `${model.id} ${what}` : what;
    if (known.has(kind) || known.size >= MOST_NOTES) return;
    known.add(kind).add(what); // once it is told of a widget, nobody else is looked for
    models.refusals.report({ of: model?.id ?? "", reason: "policy", what });
    if (!words) return;
    const told = sentences(what, packageOf(model, words), words);
    noteIn(boxFor(model, words), told);
  };
  if (words) {
    models.refusals.noticed = (model, reason, error = "") => {
      const cure = words.of_messages[reason] ?? words.of_messages.else ?? "";
      const name = calledBy(packageOf(model, words), words);
      const [kind] = model.get("_anywidget_id")?.split(".").slice(-1) ?? [];
      const whose = error && kind ? `${name} (${kind})` : name;
      const why = error ? `: ${error.replace(/\.$/, "")}` : "";
      noteIn(boxFor(model, words), {
        said: `${whose}: ${words.reasons[reason]}${why}.`,
        cure,
      });
    };
  }
  self.earlyRefused?.forEach(hear);
  self.earlyRefused = null;
  addEventListener("securitypolicyviolation", (event) =>
    hear({ event, path: event.composedPath() }),
  );
}
