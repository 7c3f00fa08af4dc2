// In which group one is now: a line under the clock, and what leads to its call.

import { h, replace, say } from "../base/dom.js";
import { callOf, withWhom } from "../base/group.js";
import { foldOnceUsed, hasRoom } from "./making_room.js";

/** @import { GroupShown } from "../base/shapes.d.ts" */
/** @import { Words } from "../base/types.d.ts" */

/** @typedef {GroupShown | null | undefined} Shown */

/**
 * What there is to be said when the group has changed.
 * @param {Shown} before
 * @param {Shown} now
 * @param {Words} words
 */
export const groupNews = (before, now, words) => {
  if (JSON.stringify(before ?? null) === JSON.stringify(now ?? null)) return "";
  if (!now) return words.no_group_said;
  const others = withWhom({ others: now.others ?? [], words });
  return say(words.group_said, { name: now.name, others });
};

/**
 * Folded on a phone, where there is little room, but while a change is news. `draw` leaves alone
 * what did not change, so that a link keeps the focus.
 * @param {Words} words
 */
export const groupBar = (words) => {
  const inside = h("div", {});
  const summary = h("summary", {});
  const folded = h("details", {}, summary, inside);
  const call = h("div", { class: "ws-pace-call" });
  const about = { class: "ws-pace-group", "aria-label": words.group, hidden: true };
  const root = h("section", about, folded, call);
  const stop = foldOnceUsed(folded);
  let drawn = "";
  /** @param {Shown} group */
  const draw = (group) => {
    root.hidden = !group;
    const as = JSON.stringify(group ?? null);
    if (as === drawn) return;
    folded.open = Boolean(drawn) || hasRoom();
    drawn = as;
    if (!group) return;
    const { name, others, place, link } = group;
    replace(summary, h("strong", { dir: "auto" }, name), h("span", {}, place));
    replace(
      inside,
      h("p", {}, withWhom({ others: others ?? [], words })),
      place && h("p", {}, say(words.meets_at, { place })),
    );
    replace(call, callOf({ link, host: "", words }));
  };
  const fold = () => {
    folded.open = hasRoom();
  };
  return { root, draw, fold, stop };
};
