// What charts are made of: named spans, and lengths set as a share of the whole.

import { h } from "../base/dom.js";

export const share = (element, name, value) => {
  element.style.setProperty(name, String(value)); // a policy forbids style attributes
  return element;
};

export const span = (name, ...inside) => h("span", { class: name }, inside);
