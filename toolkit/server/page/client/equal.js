// Whether two values of a state are the same, whatever they hold.

/** @import { Binary, Tree } from "./types.d.ts" */

/** @param {unknown} value @returns {value is Binary} */
export const isBinary = (value) =>
  value instanceof ArrayBuffer || ArrayBuffer.isView(value);

/** @param {Binary} data */
export const bytesIn = (data) =>
  ArrayBuffer.isView(data)
    ? new Uint8Array(data.buffer, data.byteOffset, data.byteLength)
    : new Uint8Array(data);

/** @param {Binary} left @param {Binary} right */
function areSameBytes(left, right) {
  if (left.constructor !== right.constructor) return false;
  if (left.byteLength !== right.byteLength) return false;
  const [one, other] = [bytesIn(left), bytesIn(right)];
  return one.every((byte, index) => byte === other[index]);
}

/** @param {unknown} value @returns {value is Tree} */
const isTree = (value) => typeof value === "object" && value !== null;

/**
 * As lodash's `isEqual`, which Backbone asks, does for what JSON and buffers can hold.
 * @param {unknown} left
 * @param {unknown} right
 * @returns {boolean}
 */
export function isEqual(left, right) {
  if (Object.is(left, right) || left === right) return true;
  if (!isTree(left) || !isTree(right)) return false;
  if (isBinary(left) || isBinary(right))
    return isBinary(left) && isBinary(right) && areSameBytes(left, right);
  if (left instanceof Date || right instanceof Date)
    return JSON.stringify(left) === JSON.stringify(right);
  if (Array.isArray(left) !== Array.isArray(right)) return false;
  const keys = Object.keys(left);
  if (keys.length !== Object.keys(right).length) return false;
  return keys.every((key) => key in right && isEqual(left[key], right[key]));
}
