// What this device keeps for an activity by an earlier name is kept by the one it has now.

import { draftKeys, moveDraft } from "./forgetting.js";

/** @import { State } from "./types.d.ts" */

/**
 * As an answer's part "task.field" is stored, its draft is kept as "task/field".
 * @param {string} stored
 */
const keptAs = (stored) => stored.replace(".", "/");

/** @param {State} state */
export function adoptDrafts({ draft_key: key, face }) {
  if (!key || !face?.was?.length || !face.name) return;
  const place = key.slice(0, -face.name.length);
  for (const [was, is] of face.was) {
    const moves = [[keptAs(was), keptAs(is)]];
    if (!was.includes(".")) moves.push([`marks/${was}`, `marks/${is}`]);
    for (const [from, to] of moves) adopt(place + from, place + to);
  }
}

/** @param {string} from @param {string} to */
function adopt(from, to) {
  for (const key of draftKeys()) {
    if (key === from || key.startsWith(`${from}/`))
      moveDraft(key, to + key.slice(from.length));
  }
}
