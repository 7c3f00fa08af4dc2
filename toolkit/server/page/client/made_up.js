// Messages that no kernel has said, as kernels say them.

import { newId } from "../../../activities/base/new_id.js";

/** @import { Binary, Header, KernelMessage } from "./types.d.ts" */

/** One for all messages: Voila drops those of a session that it has heard before. */
const SESSION = "workshop";

/** What a message answers, as far as that is known. @typedef {{ header: Partial<Header> }} Parent */

/**
 * Says all that follows in the name of one session.
 * @param {KernelMessage} message
 */
export const inOneSession = (message) => ({
  ...message,
  header: { ...message.header, session: SESSION },
});

/**
 * @template {string} Type
 * @param {Type} type
 * @param {object} content
 * @param {{ parent?: Parent, channel?: string, buffers?: readonly Binary[] }} how
 */
export function madeUp(
  type,
  content,
  { parent, channel = "iopub", buffers = [] } = {},
) {
  const header = {
    msg_id: newId(),
    msg_type: type,
    session: SESSION,
    username: "",
    date: new Date().toISOString(),
    version: "5.3",
  };
  const parent_header = parent?.header ?? {};
  const metadata = { version: "2.1.0" };
  return { channel, header, parent_header, metadata, content, buffers };
}

/**
 * That a message is dealt with, for one that no kernel answers.
 * @param {Parent} parent
 * @returns {KernelMessage<"status">}
 */
export function idleAfter(parent) {
  const content = { execution_state: "idle" };
  return { ...madeUp("status", content, { parent }), content };
}
