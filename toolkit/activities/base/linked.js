// Text with its addresses as links; only http and https become one.

import { h } from "./dom.js";

/** @import { Child } from "./types.d.ts" */

const ADDRESS = /\bhttps?:[/]{2}[^\s<>"]+/gi;

/** @param {string} address */
const hrefOf = (address) => {
  try {
    const { protocol, href } = new URL(address);
    return protocol === "http:" || protocol === "https:" ? href : null;
  } catch {
    return null;
  }
};

/** @param {string} text @returns {Child[]} */
export const linked = (text) => {
  /** @type {Child[]} */
  const parts = [];
  let from = 0;
  for (const { 0: found, index } of text.matchAll(ADDRESS)) {
    const address = found.replace(/[.,;:!?)\]'’”]+$/, ""); // a sentence's own end
    const href = hrefOf(address);
    if (!href) continue;
    const about = { href, rel: "noopener nofollow", target: "_blank" };
    parts.push(text.slice(from, index), h("a", about, address));
    from = index + address.length;
  }
  return [...parts, text.slice(from)];
};
