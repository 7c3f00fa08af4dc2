// What a fresh kernel is told: the values of others' widgets that are newer in the page.

import { isBinary, isEqual } from "./equal.js";

/** @import { Model } from "./model.js" */
/** @import { State, States } from "./types.d.ts" */

const OF_ITS_CLASS = /^_(?:esm$|css$|anywidget_id$|model_|view_)/;
const REFERENCE = /^(?:IPY_MODEL_|anywidget:)(.+)$/;

/**
 * Our activities keep drafts, and take what is kept from the kernel.
 * @param {State} state
 */
export const isOthers = (state) =>
  !("draft_key" in state) && !state._anywidget_id?.startsWith("toolkit.");

/**
 * The ids of all widgets that it names.
 * @param {unknown} value
 * @returns {readonly string[]}
 */
function namedIn(value) {
  if (typeof value === "string") return value.match(REFERENCE)?.slice(1) ?? [];
  if (typeof value !== "object" || value === null || isBinary(value)) return [];
  return Object.values(value).flatMap(namedIn);
}

/**
 * What belongs to the kernel that has ended: to which message an output listens.
 * @param {State} state @param {string} name
 */
const isOfKernel = (state, name) =>
  OF_ITS_CLASS.test(name) || (name === "msg_id" && state._model_name === "OutputModel");

/**
 * The names whose values stand, although a fresh kernel, in which there are *states*,
 * says otherwise: all but those that name a widget which it does not have.
 * @param {Model} model @param {State} there @param {States} states
 */
export function newerHere({ state: here }, there, states) {
  if (!isOthers(there)) return [];
  return Object.keys(there).filter(
    (name) =>
      name in here &&
      !isOfKernel(there, name) &&
      !isEqual(here[name], there[name]) &&
      namedIn(here[name]).every((id) => id in states),
  );
}
