// Who wrote a card or a reply, and that it is hidden.

import { h, say } from "../base/dom.js";

/** @import { Words } from "../base/types.d.ts" */

/**
 * @param {{ by?: string, school?: string, when: string, sharing: string,
 *   title?: string | null }} about
 * @returns {HTMLElement | null}
 */
export const bylineOf = ({ by, school, when, sharing, title }) => {
  if (title === "") return bylineOf({ by: school, when, sharing }); // the heading names them
  const rest = [school, when, sharing].filter(Boolean);
  if (!by && !rest.length) return null;
  const name = by && h("strong", {}, by);
  return h(
    "p",
    { class: "ws-byline" },
    name,
    rest.map((part, n) => (by || n ? ` · ${part}` : part)),
  );
};

/** @param {{ hidden: string | null, yours: boolean }} item @param {Words} words */
export const hiddenNotice = ({ hidden, yours }, words) =>
  hidden !== null &&
  h(
    "p",
    { class: "ws-hidden-notice" },
    say(yours ? words.hidden_own : words.hidden, { reason: hidden }),
  );
