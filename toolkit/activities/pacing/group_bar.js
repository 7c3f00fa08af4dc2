// In which group one is now: a line under the clock, and what leads to its call.

import { h, replace, say } from "../base/dom.js";
import { callOf, withWhom } from "../base/group.js";

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
 * `draw` leaves alone what did not change, so that a link keeps the focus.
 * @param {Words} words
 */
export const groupBar = (words) => {
  const root = h("section", { class: "ws-pace-group", "aria-label": words.group });
  let drawn = "";
  /** @param {Shown} group */
  const draw = (group) => {
    root.hidden = !group;
    const as = JSON.stringify(group);
    if (as === drawn) return;
    drawn = as;
    if (!group) return replace(root);
    const { name, others, place, link, host } = group;
    replace(
      root,
      h(
        "p",
        {},
        h("strong", { dir: "auto" }, name),
        ` ${withWhom({ others: others ?? [], words })}`,
        place && ` ${say(words.meets_at, { place })}`,
      ),
      callOf({ link, host, words }),
    );
  };
  return { root, draw };
};
