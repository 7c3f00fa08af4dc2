// A kernel message as bytes: a table of little-endian 64-bit offsets, then the parts.

import { bytesIn } from "./equal.js";

/** @import { Contents, KernelMessage } from "./types.d.ts" */

export const SUBPROTOCOL = "v1.kernel.websocket.jupyter.org";

const encoder = new TextEncoder();
const decoder = new TextDecoder();

/**
 * Whether it is a message of this type, which says what its content is.
 * @template {keyof Contents} Type
 * @param {KernelMessage} message
 * @param {Type} type
 * @returns {message is KernelMessage<Type>}
 */
export const isOf = (message, type) => message.header.msg_type === type;

/** @param {object | undefined} value */
const packed = (value) => encoder.encode(JSON.stringify(value ?? {}));
/** @param {ArrayBuffer} bytes */
const unpacked = (bytes) => JSON.parse(decoder.decode(bytes));

/** @param {readonly Uint8Array[]} parts @param {number} start */
function joined(parts, start) {
  const size = parts.reduce((total, part) => total + part.byteLength, start);
  const frame = new Uint8Array(size);
  let offset = start;
  for (const part of parts) {
    frame.set(part, offset);
    offset += part.byteLength;
  }
  return frame;
}

/** @param {KernelMessage} message */
export function encode(message) {
  const parts = [
    encoder.encode(message.channel),
    packed(message.header),
    packed(message.parent_header),
    packed(message.metadata),
    packed(message.content),
    ...(message.buffers ?? []).map(bytesIn),
  ];
  const start = 8 * (parts.length + 2);
  const frame = joined(parts, start);
  const view = new DataView(frame.buffer);
  view.setBigUint64(0, BigInt(parts.length + 1), true);
  let offset = start;
  parts.forEach((part, index) => {
    view.setBigUint64(8 * (index + 1), BigInt(offset), true);
    offset += part.byteLength;
  });
  view.setBigUint64(8 * (parts.length + 1), BigInt(offset), true);
  return frame.buffer;
}

/** @param {ArrayBuffer} data @returns {KernelMessage} */
export function decode(data) {
  const view = new DataView(data);
  const count = Number(view.getBigUint64(0, true));
  /** @param {number} index */
  const offset = (index) => Number(view.getBigUint64(8 * (index + 1), true));
  /** @param {number} index */
  const part = (index) => data.slice(offset(index), offset(index + 1));
  const buffers = [];
  for (let index = 5; index < count - 1; index += 1) {
    buffers.push(new DataView(part(index)));
  }
  return {
    channel: decoder.decode(part(0)),
    header: unpacked(part(1)),
    parent_header: unpacked(part(2)),
    metadata: unpacked(part(3)),
    content: unpacked(part(4)),
    buffers,
  };
}
