// Whether a group's list may go on to those who come next, which all of it decides.

import { ask } from "../base/ask.js";
import { h, say } from "../base/dom.js";
import { consentTick } from "../voices/agreed.js";

/** @import { GroupWish } from "../base/shapes.d.ts" */
/** @import { Model, Traits, Words } from "../base/types.d.ts" */
/** @import { DiscussionAnswer, DiscussionFace, DiscussionRoom } from "./shapes.d.ts" */

/** @param {GroupWish} wish @param {Words} words */
const standsSo = ({ group, others, objected }, words) => {
  if (!group) return words.next_alone;
  if (objected) return words.next_objected;
  if (others === 0) return "";
  return others === 1
    ? words.next_others_one
    : say(words.next_others, { count: others });
};

/**
 * Nothing where nobody is asked, such as facilitators.
 * @param {Model<Traits<DiscussionFace, DiscussionRoom, DiscussionAnswer>>} model
 * @param {Words} words
 */
export const groupsWish = (model, words) => {
  if (!model.get("face").for_next_cohort) return null;
  const wish = () => model.get("room").wish;
  const agrees = consentTick({
    ...{ label: words.next, told: words.next_agreed, words },
    since: () => wish()?.agreed ?? "",
    send: (agreed) => ask(model, { do: "agree", agreed }),
  });
  const objects = consentTick({
    ...{ label: words.next_objects, told: words.next_objecting, words },
    since: () => wish()?.objects ?? "",
    send: (objects) => ask(model, { do: "agree", objects }),
  });
  const others = h("p", { role: "status" });
  const root = h(
    "section",
    { class: "ws-groups-wish", "aria-label": words.next_title },
    h("h4", { class: "ws-label" }, words.next_title),
    h("p", { class: "ws-meta" }, `${words.next_rule} ${words.next_shared}`),
    agrees.root,
    objects.root,
    others,
  );
  const draw = () => {
    const now = wish();
    root.hidden = !now;
    for (const tick of [agrees, objects]) tick.draw(Boolean(now));
    const text = now ? standsSo(now, words) : "";
    if (others.textContent !== text) others.textContent = text;
  };
  draw();
  model.on("change:room", draw);
  return { root, stop: () => model.off("change:room", draw) };
};
