// What else is asked in the section: a button each, and all of it at one look.

import { h, say } from "../base/dom.js";
import { keyedList } from "../base/keyed.js";
import { press } from "../cockpit/panel.js";
import { voteTable } from "./votes.js";

/** @import { Words } from "../base/types.d.ts" */
/** @import { Tally, Voted, WallsRoom } from "./shapes.d.ts" */

const ALL = "";
const SOME_WAY = 40; // so that one sees that there is something before it

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
  /** @param {string} name */
  const turnedTo = (name) => {
    current = name;
    const tab = tabs.querySelector("[aria-current]");
    if (!(tab instanceof HTMLElement)) return;
    tabs.scrollLeft = tab.offsetLeft - tabs.offsetLeft - SOME_WAY;
  };
  /** @param {WallsRoom} room */
  const draw = (room) => {
    const { overview, has_overview: canShowAll } = room;
    const each = listed(room);
    tabs.hidden = overview || !each.length;
    all.hidden = !overview;
    updateAll(overview ? each : []);
    const first = canShowAll ? [allOfIt] : [];
    updateTabs([...first, ...each.map(withoutVotes)]);
    if (room.activity !== current) turnedTo(room.activity);
  };
  /** @type {[string, OneAsked]} */
  const allOfIt = [ALL, { prompt: words.all_here }];
  return { tabs, all, draw };
};
