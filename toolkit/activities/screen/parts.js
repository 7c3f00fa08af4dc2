// What there is to look at now: one thing, the most particular first.

import { h, say } from "../base/dom.js";
import { printed } from "../base/printed.js";
import { leaf } from "./leaves.js";
import { groupLeaf, quoteLeaf, resultLeaf, votingLeaf, wallLeaf } from "./made.js";

/** @import { Words } from "../base/types.d.ts" */
/** @import { DoorShown, FarewellShown, ScreenRoom, WaitingShown } from "./shapes.d.ts" */
/** @import { Leaf, Part } from "./types.d.ts" */

/** @param {DoorShown} door @param {string} name @param {Words} words */
export const doorway = (door, name, words) =>
  h(
    "div",
    { class: `ws-screen-door ws-screen-door-${name}` },
    h("img", { src: door.qr, alt: words.qr }),
    h(
      "div",
      {},
      name !== "small" && h("p", { class: "ws-screen-quiet" }, words.join),
      h("div", { class: "ws-screen-code" }, door.code),
      h(
        "p",
        { class: "ws-screen-quiet" },
        say(words.join_at, { address: door.address }),
      ),
    ),
  );

/** @param {ScreenRoom} room @param {Words} words */
const welcome = ({ workshop, door, arrived }, words) =>
  leaf("welcome", {
    above: [h("h2", {}, workshop), h("p", { class: "ws-screen-quiet" }, words.soon)],
    inside: door
      ? arrived !== "all" && doorway(door, "large", words)
      : h("p", { class: "ws-screen-quiet" }, words.no_door),
  });

/** @param {string} workshop @param {FarewellShown} farewell @param {Words} words */
const goodbye = (workshop, { task, due, next, when, evaluation }, words) =>
  leaf("goodbye", {
    above: [h("h2", {}, workshop), h("p", { class: "ws-screen-quiet" }, words.goodbye)],
    inside: [
      evaluation &&
        h("p", {}, h("strong", {}, words.how_was_it), h("span", {}, evaluation)),
      task && h("p", {}, h("strong", {}, task), due && h("span", {}, due)),
      next &&
        h(
          "p",
          {},
          h("strong", {}, say(words.next_workshop, { title: next })),
          when && h("span", {}, when),
        ),
    ],
  });

/** @param {WaitingShown} waiting @param {Words} words */
const held = ({ prompt, ready }, words) =>
  leaf("prompts", {
    above: h("h2", {}, prompt),
    inside: [
      h("p", { class: "ws-screen-quiet" }, words.together),
      h(
        "p",
        { class: "ws-screen-quiet" },
        ready > 1
          ? say(words.ready, { count: ready })
          : ready
            ? words.ready_one
            : words.ready_none,
      ),
    ],
  });

/**
 * No short word or closing quote is left alone on the last line, where no style can see to it.
 * @param {string} prompt
 */
const withoutOrphan = (prompt) => prompt.replace(/ ([^\s$]{1,4})$/, "\u00a0$1");

/** @param {readonly string[]} prompts */
const questions = (prompts) =>
  leaf("prompts", { inside: prompts.map((one) => h("p", {}, withoutOrphan(one))) });

/**
 * What is asked in a section, then what to choose from, then what it teaches; the arrows
 * reach the rest.
 * @param {ScreenRoom} room
 * @param {Words} words
 * @returns {Leaf[]}
 */
const sectionLeaves = ({ title, prompts, points, voting }, words) => {
  const chosen = new Set(voting.map((vote) => vote.title));
  const asked = prompts.filter((one) => !chosen.has(one));
  const leaves = [
    ...(asked.length ? [questions(asked)] : []),
    ...voting.map((vote) => votingLeaf(vote, words)),
    ...(points.length
      ? [leaf("points", { inside: points.map((one) => printed([one], words)) })]
      : []),
  ];
  // A break has nothing else to say.
  return leaves.length ? leaves : [questions([title])];
};

/**
 * What is counted, then whose answers all may read; where few answered, those alone.
 * @param {ScreenRoom} room
 * @param {Words} words
 */
const countedLeaves = ({ results, wall }, words) => {
  const isRead = Boolean(wall?.cards.length);
  const told = results.filter(({ kind }) => kind || !isRead);
  const charts = told.map((result) => resultLeaf(result, words));
  return wall && isRead ? [...charts, wallLeaf(wall, words)] : charts;
};

/**
 * @param {ScreenRoom} room
 * @param {Words} words
 * @returns {Part}
 */
const madePart = (room, words) => {
  const { groups, results, waiting, wall, voting } = room;
  if (waiting) return part("waiting", waiting, () => [held(waiting, words)]);
  if (groups) return part("groups", groups, () => [groupLeaf(groups, words)], true);
  if (results.length) {
    const about = [results, wall];
    return part("results", about, () => countedLeaves(room, words), true);
  }
  if (wall) return part("wall", wall, () => [wallLeaf(wall, words)], true);
  if (room.up && voting.length)
    return part("voting", voting, () => voting.map((vote) => votingLeaf(vote, words)));
  const { title, prompts, points } = room;
  const about = [title, prompts, points, voting];
  return part("prompts", about, () => sectionLeaves(room, words));
};

/**
 * @param {string} name
 * @param {unknown} about
 * @param {() => Leaf[]} make
 * @returns {Part}
 */
const part = (name, about, make, turns = false) => ({ name, about, make, turns });

/**
 * @param {ScreenRoom} room
 * @param {Words} words
 * @returns {Part}
 */
export const mainPart = (room, words) => {
  const { spotlight, workshop, farewell, door, arrived } = room;
  if (spotlight)
    return part("quote", spotlight, () => [quoteLeaf(spotlight, words)], true);
  if (room.section || room.up) return madePart(room, words);
  if (farewell)
    return part("goodbye", farewell, () => [goodbye(workshop, farewell, words)]);
  const about = [workshop, door, arrived];
  return part("welcome", about, () => [welcome(room, words)]);
};

/**
 * The way in, in place of anything else.
 * @param {DoorShown} door
 * @param {Words} words
 * @returns {Part}
 */
export const doorPart = (door, words) =>
  part("door", door, () => [
    leaf("welcome", { inside: doorway(door, "large", words) }),
  ]);
