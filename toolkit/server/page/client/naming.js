// Which widget is which, and whose: their ids change with a notebook, their names do not.

/** @import { Model } from "./model.js" */
/** @import { State, States } from "./types.d.ts" */

/** @param {State} state */
const ownerOf = (state) => state?.draft_key?.split(":")[0];
/** @param {State} state */
const nameOf = (state) =>
  state?.face?.name && `${state.face.workshop}/${state.face.name}`;

/**
 * The name it has, then those that its author says it had.
 * @param {State} state
 */
const namesOf = (state) => [
  nameOf(state),
  ...(state?.face?.was ?? []).map(([was]) => `${state.face?.workshop}/${was}`),
];

/**
 * By new id, the models of *known* that have another id in *states*.
 * @param {States} states
 * @param {Map<string, Model>} known
 */
export function renamedIn(states, known) {
  const formers = new Map();
  for (const [id, model] of known) {
    if (!(id in states) && nameOf(model.state)) formers.set(nameOf(model.state), model);
  }
  const found = new Map();
  for (const [id, { state }] of Object.entries(states)) {
    const former = namesOf(state).find((name) => formers.has(name));
    if (!known.has(id)) found.set(id, formers.get(former));
  }
  return found;
}

/**
 * Whether *states* hold the answers of somebody else than those of *known*.
 * @param {States} states
 * @param {Map<string, Model>} known
 */
export function areAnothers(states, known) {
  /** @param {State[]} found */
  const owners = (found) => new Set(found.map(ownerOf).filter(Boolean));
  const mine = owners([...known.values()].map((model) => model.state));
  const theirs = owners(Object.values(states).map(({ state }) => state));
  return mine.size > 0 && [...theirs].some((owner) => !mine.has(owner));
}
