// In JupyterLab: words in braces read as on the page, and links lead somewhere.

import { h, replace } from "../activities/base/dom.js";

/** @import { BesideGiven, Told } from "./types.d.ts" */

const BRACES = /\{[^{}\n]{1,60}\}/g;
const DOCUMENT = /(?:^|\/)(download|pack)\/([\w/-]+)\.pdf$/;
const PAGE =
  /(?:^|\/)(?:(?:page|workshop|meeting)\/[\w-]+|me(?:\/\w+)?|group|before|reminders)\/?$/;

/** @param {Element} root @returns {Generator<Text>} */
function* textsIn(root) {
  const walker = document.createTreeWalker(root, NodeFilter.SHOW_TEXT);
  while (walker.nextNode()) yield/** @type {Text} */ (walker.currentNode);
}

/**
 * Where a link leads from the notebook on; JupyterLab makes files of what it can.
 * @param {HTMLAnchorElement} link
 */
const placeOf = ({ href }) => {
  const { origin, pathname } = new URL(href, location.href);
  return origin === location.origin ? decodeURIComponent(pathname) : "";
};

/** @param {BesideGiven} given */
export const render = ({ model, el }) => {
  const words = model.get("words");
  const mistakes = h("ul", { class: "ws-mistakes", role: "status" });
  el.replaceChildren(h("p", { class: "ws-beside" }, model.get("said")), mistakes);
  /** @type {Map<string, string>} */
  const known = new Map();
  const asked = new Set();
  /** @type {Element | null} */
  let notebook = null;
  let planned = 0;
  const fill = () => {
    planned = 0;
    const found = notebook?.querySelectorAll(".jp-RenderedMarkdown") ?? [];
    const unknown = new Set();
    for (const cell of found)
      for (const text of textsIn(cell)) {
        const filled = text.data.replace(BRACES, (name) => {
          if (!known.has(name)) unknown.add(name);
          return known.get(name) ?? name;
        });
        if (filled !== text.data) text.data = filled;
      }
    const names = [...unknown].filter((name) => !asked.has(name));
    names.forEach((name) => asked.add(name));
    if (names.length) model.send({ do: "words", names });
  };
  // What is drawn anew is filled anew; what is saved is never touched.
  const watcher = new MutationObserver(() => {
    if (!planned) planned = requestAnimationFrame(fill);
  });
  /** @param {Element} link @param {string} said */
  const tell = (link, said) => {
    const next = link.nextElementSibling;
    const note = next?.classList.contains("ws-beside") ? next : null;
    if (note) note.textContent = said;
    else link.after(h("span", { class: "ws-beside", role: "status" }, said));
  };
  /** @type {Map<string, Element>} */
  const waiting = new Map();
  /** @param {Event} event */
  const follow = (event) => {
    const link = event.target instanceof Element && event.target.closest("a[href]");
    if (!(link instanceof HTMLAnchorElement)) return;
    const place = placeOf(link);
    const [document, of, name] = DOCUMENT.exec(place) ?? [];
    if (!document && !PAGE.test(place)) return;
    event.preventDefault();
    event.stopImmediatePropagation();
    tell(link, document ? words.making : words.no_page);
    if (!document) return;
    waiting.set(`${of}/${name}`, link);
    model.send({ do: "document", of, name });
  };
  /** @param {Told} told @param {readonly DataView[]} buffers */
  const hear = (told, buffers) => {
    for (const [name, said] of Object.entries(told.words ?? {})) known.set(name, said);
    if (told.mistakes)
      replace(
        mistakes,
        told.mistakes.map((one) => h("li", {}, one)),
      );
    if (told.words) fill();
    const link = waiting.get(told.made ?? "");
    if (!link) return;
    tell(link, told.refused ?? words.made);
    if (!buffers.length) return;
    const parts = /** @type {BlobPart[]} */ ([...buffers]);
    const href = URL.createObjectURL(new Blob(parts, { type: "application/pdf" }));
    h("a", { href, download: told.file ?? "" }).click();
    setTimeout(() => URL.revokeObjectURL(href), 60_000);
  };
  // It is drawn before it stands in its notebook.
  const arrived = new ResizeObserver(() => {
    if (notebook) return;
    notebook = el.closest(".jp-Notebook") ?? document.body;
    watcher.observe(notebook, { childList: true, subtree: true });
    notebook.addEventListener("click", follow, true);
    fill();
  });
  arrived.observe(el);
  model.on("msg:custom", hear);
  return () => {
    arrived.disconnect();
    watcher.disconnect();
    notebook?.removeEventListener("click", follow, true);
    model.off("msg:custom", hear);
  };
};
