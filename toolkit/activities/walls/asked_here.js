// What else is asked in the section: a button each, and all of it at one look.

import { h, say } from "../base/dom.js";
import { keyedList } from "../base/keyed.js";
import { press } from "../cockpit/panel.js";
import { voteTable } from "./votes.js";

/** @import { Words } from "../base/types.d.ts" */
/** @import { Tally, Voted, WallsRoom } from "./shapes.d.ts" */

const ALL = "";
const EDGE = 2; // pixels that the line leaves for an outline

/** @typedef {{ prompt: string, tally?: Tally, isOn?: boolean, voted?: Voted }} OneAsked */

/** @param {Tally | undefined} tally @param {Words} words */
const tallyWords = (tally, words) => {
  if (!tally) return "";
  const { answered: count, shared, is_vote: isVote } = tally;
  if (isVote || !count) return say(words.answered, { count });
  return say(words.answered_shared, { count, shared });
};

/**
 * `turn` shows another activity; with no name it shows all of them again.
 * @param {{ turn: (name: string) => unknown, words: Words }} about
 */
export const askedHere = ({ turn, words }) => {
  const tabs = h("ul", { class: "ws-asked-tabs", "aria-label": words.asked_here });
  const all = h("ul", { class: "ws-asked-all", "aria-label": words.asked_here });
  /** @param {string} name @param {OneAsked} one */
  const tab = (name, { prompt, tally, isOn }) => {
    const button = press("", () => turn(name), { kind: "ws-plain ws-tab" });
    button.append(h("span", { class: "ws-tab-words" }, prompt));
    const count = tally && say(words.answered, { count: tally.answered });
    if (count) button.append(h("span", { class: "ws-meta" }, count));
    if (isOn) button.setAttribute("aria-current", "true");
    return h("li", {}, button);
  };
  /** @param {string} name @param {OneAsked} one */
  const block = (name, { prompt, tally, voted }) => {
    const table = voteTable();
    if (voted) table.draw(voted);
    return h(
      "li",
      {},
      press(prompt, () => turn(name), { kind: "ws-plain ws-asked-one" }),
      h("p", { class: "ws-meta" }, tallyWords(tally, words)),
      voted && table.root,
    );
  };
  const updateTabs = keyedList(tabs, tab);
  const updateAll = keyedList(all, block);
  /** @param {WallsRoom} room @returns {[string, OneAsked][]} */
  const listed = ({ here, tallies, results, activity }) =>
    here.map(([name, prompt]) => [
      name,
      {
        prompt,
        tally: tallies[name],
        isOn: name === activity,
        voted: results[name],
      },
    ]);
  /** @param {[string, OneAsked]} keyed @returns {[string, OneAsked]} */
  const withoutVotes = ([name, { prompt, tally, isOn }]) => [
    name,
    { prompt, tally, isOn },
  ];
  let current = "";
  /** What is chosen is in view, and whole what is before it; at the end as well. */
  const bringIntoView = () => {
    const items = [...tabs.children].map((one) => one.getBoundingClientRect());
    const begin = items[0]?.left ?? 0;
    const length = (items[items.length - 1]?.right ?? 0) - begin;
    const most = length + 2 * EDGE - tabs.clientWidth;
    const ends = items.find(({ left }) => left - begin >= most)?.left;
    const room = most > 0 && ends !== undefined ? ends - begin - most : 0;
    tabs.style.setProperty("--ws-after", `${room}px`);
    const at = [...tabs.children].findIndex((one) =>
      one.querySelector("[aria-current]"),
    );
    if (at >= 0) tabs.scrollLeft = items[Math.max(0, at - 1)].left - begin;
  };
  // Where the panel was not in view there was nothing to scroll.
  new ResizeObserver(bringIntoView).observe(tabs);
  /** @param {WallsRoom} room */
  const draw = (room) => {
    const { overview, has_overview: canShowAll } = room;
    const each = listed(room);
    tabs.hidden = overview || !each.length;
    all.hidden = !overview;
    updateAll(overview ? each : []);
    const first = canShowAll ? [allOfIt] : [];
    updateTabs([...first, ...each.map(withoutVotes)]);
    if (room.activity === current) return;
    current = room.activity;
    bringIntoView();
  };
  /** @type {[string, OneAsked]} */
  const allOfIt = [ALL, { prompt: words.all_here }];
  return { tabs, all, draw };
};
