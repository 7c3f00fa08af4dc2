// Takes bytes out of a state, because JSON cannot carry them, and puts them back.

import { isBinary } from "./equal.js";

/** @import { Binary, Path, Tree } from "./types.d.ts" */

/** @param {Tree} state @param {Path} path */
const at = (state, path) =>
  path.slice(0, -1).reduce((part, key) => /** @type {Tree} */ (part[key]), state);

/**
 * Puts binary values back where the kernel took them from.
 * @template {Tree} Whole
 * @param {Whole} state
 * @param {readonly Path[]} paths
 * @param {readonly Binary[]} buffers
 */
export function withBuffers(state, paths = [], buffers = []) {
  paths.forEach((path, index) => {
    at(state, path)[path[path.length - 1]] = buffers[index];
  });
  return state;
}

/**
 * The bytes that a page carries as text, as they come over a line.
 * @param {string} text
 */
export const bytesOf = (text) =>
  new DataView(Uint8Array.from(atob(text), (sign) => sign.charCodeAt(0)).buffer);

/** @param {object} value @returns {value is { toJSON(): unknown }} */
const saysItself = (value) => "toJSON" in value && typeof value.toJSON === "function";

/**
 * @param {unknown} value
 * @param {Path} path
 * @param {{ path: Path, buffer: Binary }[]} found
 * @returns {unknown}
 */
function lifted(value, path, found) {
  if (isBinary(value)) {
    found.push({ path, buffer: value });
    return undefined;
  }
  if (value === null || typeof value !== "object") return value;
  if (saysItself(value)) return lifted(value.toJSON(), path, found);
  if (Array.isArray(value)) {
    return value.map((item, index) => lifted(item, [...path, index], found) ?? null);
  }
  const pairs = Object.entries(value);
  return Object.fromEntries(
    pairs.map(([key, item]) => [key, lifted(item, [...path, key], found)]),
  );
}

/** @param {Tree} state */
export function withoutBuffers(state) {
  /** @type {{ path: Path, buffer: Binary }[]} */
  const found = [];
  const plain = lifted(state, [], found);
  const paths = found.map((item) => item.path);
  return { state: plain, paths, buffers: found.map((item) => item.buffer) };
}
