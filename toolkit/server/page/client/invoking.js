// Has a widget's Python run one of its commands, as `experimental.invoke` of anywidget.

import { newId } from "../../../activities/base/new_id.js";

/** @import { Model } from "./model.js" */
/** @import { Binary, InvokeOptions, Refusal } from "./types.d.ts" */

const PATIENCE_FOR_REPLY = 3000; // as anywidget

/** @typedef {{ id?: unknown, response?: unknown } | null | undefined} Said */
/** @typedef {[unknown, readonly Binary[]]} Reply */

/** @param {AbortSignal | undefined} signal @param {(reason: unknown) => void} end */
function limited(signal, end) {
  if (!signal) {
    const late = () => end(new DOMException("signal timed out", "TimeoutError"));
    const timer = setTimeout(late, PATIENCE_FOR_REPLY);
    return () => clearTimeout(timer);
  }
  const aborted = () => end(signal.reason);
  signal.addEventListener("abort", aborted);
  return () => signal.removeEventListener("abort", aborted);
}

/**
 * @param {Model} model
 * @param {{ id: string, send: () => boolean, signal?: AbortSignal }} about
 * @returns {Promise<Reply>}
 */
const awaitReply = (model, { id, send, signal }) =>
  new Promise((resolve, reject) => {
    const context = Symbol("invoke");
    const end = () => {
      unlimit();
      model.off(null, null, context);
    };
    /** @param {unknown} reason */
    const fail = (reason) => {
      end();
      reject(reason);
    };
    const unlimit = limited(signal, fail);
    /** @param {unknown} said @param {unknown} buffers */
    const heard = (said, buffers) => {
      const { id: of, response } = /** @type {Said} */ (said) ?? {};
      if (of !== id) return;
      end();
      resolve([response, /** @type {readonly Binary[]} */ (buffers)]);
    };
    /** @param {unknown} what */
    const refused = (what) => {
      const { reason, names, content } = /** @type {Refusal} */ (what);
      // The server does not say which message it was.
      const of = content ? /** @type {Said} */ (content)?.id : !names?.length && id;
      if (of === id) fail(new Error(`The message was refused: ${reason}`));
    };
    const lost = () => fail(new Error("The page is not connected to its kernel."));
    model.on("msg:custom", heard, context);
    model.on("refused", refused, context);
    model.on("disconnected", lost, context);
    if (!send()) lost();
  });

/**
 * @param {Model} model
 * @param {string} name
 * @param {unknown} [msg]
 * @param {InvokeOptions} [options]
 * @returns {Promise<Reply>}
 */
async function invoke(model, name, msg, { buffers = [], signal } = {}) {
  if (signal?.aborted) throw signal.reason;
  const id = newId();
  const asked = { id, kind: "anywidget-command", name, msg };
  const send = () => model.send(asked, undefined, buffers);
  return awaitReply(model, { id, send, signal });
}

/** @param {Model} model */
export const experimentalOf = (model) => ({
  /** @param {string} name @param {unknown} [msg] @param {InvokeOptions} [options] */
  invoke: (name, msg, options) => invoke(model, name, msg, options),
});
