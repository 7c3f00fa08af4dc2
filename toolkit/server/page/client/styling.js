// The style sheets of widgets: one for all widgets of a class, which may change.

import { isAddress, MARK } from "./modules.js";

/** @import { Model } from "./model.js" */

/** By the class of the widgets. @type {Map<string, HTMLElement>} */
const sheets = new Map();

/** @param {string} base @param {string} text */
const sheetAddress = (base, text) => {
  if (text.startsWith(MARK)) return `${base}module/${text.slice(MARK.length)}.css`;
  return isAddress(text) ? text : "";
};

/** @param {string} text */
function sheetOf(text) {
  const style = document.createElement("style");
  style.textContent = text;
  return style;
}

/** @param {string} href */
function linkTo(href) {
  /** @type {HTMLLinkElement | null} */
  const there = document.querySelector(`link[href="${CSS.escape(href)}"]`);
  if (there) return there; // the page began with it
  const link = document.createElement("link");
  link.rel = "stylesheet";
  link.href = href;
  return link;
}

/** @param {HTMLElement} before @param {HTMLElement} next */
function replaceSheet(before, next) {
  const isShared = [...sheets.values()].includes(before);
  const leave = () => {
    if (!isShared) before.remove();
  };
  before.after(next);
  if (!(next instanceof HTMLLinkElement)) return leave();
  next.addEventListener("load", leave);
  next.addEventListener("error", leave);
}

/**
 * Has the page look as this widget says.
 * @param {string} base
 * @param {Model} model
 */
export function wearStyle(base, model) {
  const text = model.get("_css");
  if (!text) return;
  const name = model.get("_anywidget_id") ?? text;
  const href = sheetAddress(base, text);
  const sheet = href ? linkTo(href) : sheetOf(text);
  const before = sheets.get(name);
  if (before === sheet) return;
  sheets.set(name, sheet);
  if (before) replaceSheet(before, sheet);
  else if (!sheet.isConnected) document.head.append(sheet);
}
