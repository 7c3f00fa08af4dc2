// What charts are made of: named spans, and lengths set as a share of the whole.

import { h } from "../base/dom.js";

/** @import { Child } from "../base/types.d.ts" */

/**
 * @template {HTMLElement} Part
 * @param {Part} element
 * @param {string} name
 * @param {number} value
 */
export const share = (element, name, value) => {
  element.style.setProperty(name, String(value)); // a policy forbids style attributes
  return element;
};

/** @param {string} name @param {...Child} inside */
export const span = (name, ...inside) => h("span", { class: name }, inside);
