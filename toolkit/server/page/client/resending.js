// What a fresh kernel is told: the values of others' widgets that are newer in the page.

import { isBinary, isEqual } from "./equal.js";
import { isOthers, isPrivate, refusedOf } from "./refusing.js";

/** @import { Model } from "./model.js" */
/** @import { State, States } from "./types.d.ts" */

const REFERENCE = /^(?:IPY_MODEL_|anywidget:)(.+)$/;

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
  isPrivate(name) || (name === "msg_id" && state._model_name === "OutputModel");

/**
 * The names whose values stand, although a fresh kernel, in which there are *states*,
 * says otherwise: all but those that name a widget which it does not have, and those that
 * were refused.
 * @param {Model} model @param {State} there @param {States} states
 */
export function newerHere(model, there, states) {
  if (!isOthers(there)) return [];
  const here = model.state;
  return Object.keys(there).filter(
    (name) =>
      name in here &&
      !isOfKernel(there, name) &&
      !refusedOf(model).has(name) &&
      !isEqual(here[name], there[name]) &&
      namedIn(here[name]).every((id) => id in states),
  );
}
