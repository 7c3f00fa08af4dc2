// Who wrote a card or a reply, and that it is hidden.

import { h, say } from "../base/dom.js";

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

export const hiddenNotice = ({ hidden, yours }, words) =>
  hidden !== null &&
  h(
    "p",
    { class: "ws-hidden-notice" },
    say(yours ? words.hidden_own : words.hidden, { reason: hidden }),
  );
