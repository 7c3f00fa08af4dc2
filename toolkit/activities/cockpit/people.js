// Who is here, and how far each has got: never what they write.

import { h, replace, say } from "../base/dom.js";
import { roomDoor, shownLink, substituteForm } from "./door.js";
import { asker, followRoom, setText } from "./panel.js";
import { panelFrame } from "./panel_frame.js";
import { peopleList } from "./people_list.js";
import { askedWords } from "./person.js";
import { recordForm } from "./record.js";
import { tabBadge } from "./tabs.js";

/** @import { Words } from "../base/types.d.ts" */
/** @import { PeopleRoom } from "./shapes.d.ts" */
/** @import { PanelGiven } from "./types.d.ts" */

/**
 * What the marks mean, and what they are about.
 * @param {Words} words
 */
const explainedHere = (words) => {
  const key = h("p", {});
  const title = h("h3", { class: "ws-label" }, words.asked);
  const asked = h("ol", { class: "ws-asked-here" });
  const root = h(
    "details",
    { class: "ws-explained" },
    h("summary", {}, words.about),
    h("div", {}, h("p", {}, words.meaning), key, title, asked),
  );
  let drawn = "";
  /** @param {PeopleRoom} room */
  const draw = (room) => {
    const isOld = Object.values(room.people).some(({ done }) =>
      done.some(([state]) => state === "earlier"),
    );
    setText(key, isOld ? `${words.key}  ${words.key_earlier}` : words.key);
    title.hidden = !room.asked.length;
    const as = JSON.stringify(room.asked);
    if (as === drawn) return;
    drawn = as;
    replace(
      asked,
      room.asked.map((one) => h("li", {}, askedWords(one, words))),
    );
  };
  return { root, draw };
};

/** @param {PeopleRoom} room @param {Words} words */
const adviceOf = ({ live, helps, ends, expected }, words) => {
  if (!live) return words.not_led;
  if (helps) return say(words.help_count, { count: helps });
  if (ends) return words.ends;
  return expected ? "" : words.no_progress;
};

/** @param {PanelGiven<PeopleRoom>} given */
export const render = ({ model, el, words }) => {
  const { line, does } = asker(model, words);
  /** @type {PeopleRoom["people"]} */
  let people = {};
  const counts = h("p", { class: "ws-state", role: "status" });
  const helps = h("p", { class: "ws-helps", role: "status" });
  const about = explainedHere(words);
  const link = shownLink(words);
  /** @param {string} id */
  const choose = (id) => form.open(id, people[id]);
  const list = peopleList({ choose, words });
  const form = recordForm({
    does,
    showLink: link.show,
    closed: list.focusOn,
    words,
  });
  const door = roomDoor(does, words);
  const substitute = substituteForm(does, link.show, words);
  const letIn = h(
    "details",
    { class: "ws-let-in" },
    h("summary", {}, words.door),
    door.root,
    substitute.root,
  );
  const leads = panelFrame(
    model,
    el,
    { name: "people", words, foot: [form.root, link.root] },
    counts,
    helps,
    h("div", { class: "ws-folded" }, about.root, letIn),
    list.root,
    line,
  );
  /** @param {Partial<PeopleRoom>} room */
  const draw = (room) => {
    if (!leads(room)) return;
    people = room.people;
    setText(counts, say(words.counts, room.counts));
    setText(helps, adviceOf(room, words));
    helps.toggleAttribute("data-help", room.helps > 0);
    tabBadge(el, room.helps, say(words.help_badge, { count: room.helps }));
    about.draw(room);
    list.draw(room);
    door.draw(room);
    substitute.draw(room);
  };
  return followRoom(model, draw);
};
