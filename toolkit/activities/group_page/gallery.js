// Other groups' pages, to look at: for facilitators, and for everybody once shown.

import { h } from "../base/dom.js";
import { foldedList } from "../base/fold.js";
import { membersOf } from "../base/group.js";
import { revealer } from "../base/reveal.js";
import { said } from "../base/said.js";

/** @import { Model, Traits, Words } from "../base/types.d.ts" */
/** @import { GroupPageFace, GroupPageRoom, LineShown, PageOfOthers }
 *   from "./shapes.d.ts" */

/** @param {PageOfOthers} page @param {Words} words */
const pageCard = ({ name, members, lines }, words) => {
  /** @param {LineShown} line */
  const row = ({ text }) => h("li", {}, said(text, words));
  const written = lines.length
    ? h("ol", { class: "ws-page-lines" }, lines.map(row))
    : h("p", { class: "ws-meta" }, words.none);
  return h(
    "li",
    { class: "ws-card" },
    h("h5", { dir: "auto" }, name),
    membersOf({ members, words }),
    written,
  );
};

/** @param {Model<Traits<GroupPageFace, GroupPageRoom>>} model @param {Words} words */
export const gallery = (model, words) => {
  const { prompt } = model.get("face");
  const title = h("h4", { class: "ws-label" });
  const told = h("p", { class: "ws-meta", role: "status" });
  const folded = foldedList({
    /** @param {string} _id @param {PageOfOthers} page */
    make: (_id, page) => pageCard(page, words),
    text: ({ name, members, lines }) =>
      [name, ...members, ...lines.map(({ text }) => text)].join(" "),
    what: `${words.all_groups}, ${prompt}`,
    words,
  });
  folded.list.classList.add("ws-group-pages");
  const reveal = revealer(model, (news) => (told.textContent = news), words);
  const root = h(
    "section",
    { class: "ws-room" },
    title,
    told,
    reveal.button,
    folded.root,
  );
  const draw = () => {
    const { facilitator, revealed, group, pages = [] } = model.get("room");
    root.hidden = !facilitator && !revealed;
    reveal.draw({ facilitator, revealed });
    title.textContent = group ? words.others : words.all_groups;
    root.setAttribute("aria-label", `${title.textContent}: ${prompt}`);
    const text =
      facilitator && !pages.length && !group
        ? words.no_groups
        : revealed
          ? words.shown_now
          : "";
    if (told.textContent !== text) told.textContent = text;
    folded.draw(pages.map((page) => [page.id, page]));
  };
  return { root, draw, stop: folded.stop };
};
