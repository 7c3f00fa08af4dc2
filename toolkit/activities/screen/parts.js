// The parts of the screen: how to join, prompts, results, a wall, what is spotlit.

import { h, say } from "../base/dom.js";
import { printed } from "../base/printed.js";
import { drawChart } from "../charts/charts.js";

/** @import { Child, Words } from "../base/types.d.ts" */
/** @import { SpotlitShown } from "../pacing/shapes.d.ts" */
/** @import { DoorShown, ScreenRoom, WallShown } from "./shapes.d.ts" */

/** @param {DoorShown} door @param {string} name @param {Words} words */
export const doorway = (door, name, words) =>
  h(
    "div",
    { class: `ws-screen-door ws-screen-door-${name}` },
    h("img", { src: door.qr, alt: words.qr }),
    h(
      "div",
      {},
      h("p", { class: "ws-screen-quiet" }, words.join),
      h("div", { class: "ws-screen-code" }, door.code),
      h(
        "p",
        { class: "ws-screen-quiet" },
        say(words.join_at, { address: door.address }),
      ),
    ),
  );

/** @param {ScreenRoom} room @param {Words} words */
const welcome = ({ workshop, door }, words) => [
  h(
    "div",
    { class: "ws-screen-welcome" },
    h("h2", {}, workshop),
    h("p", { class: "ws-screen-quiet" }, words.soon),
  ),
  door
    ? doorway(door, "large", words)
    : h("p", { class: "ws-screen-quiet" }, words.no_door),
];

/** @param {ScreenRoom} room */
const questions = ({ prompts }) =>
  h(
    "div",
    { class: "ws-screen-prompts" },
    prompts.map((prompt) => h("p", {}, prompt)),
  );

/** @param {ScreenRoom} room @param {Words} words */
const outcomes = ({ results }, words) =>
  h(
    "div",
    { class: "ws-screen-results", "data-count": results.length },
    results.map((result) =>
      result.kind
        ? drawChart(result, words)
        : h(
            "div",
            { class: "ws-screen-few" },
            h("h2", {}, result.title),
            h("p", {}, words.few),
          ),
    ),
  );

/** @param {number} alike @param {Words} words */
const others = (alike, words) =>
  alike === 1 ? words.alike_one : alike > 1 && say(words.alike, { count: alike });
/** @param {string} name @param {number} alike @param {Words} words */
const signed = (name, alike, words) =>
  [name, others(alike, words)].filter(Boolean).join(", ");

/** @param {WallShown} wall @param {Words} words */
const noteWall = ({ prompt, cards, more }, words) =>
  h(
    "div",
    { class: "ws-screen-wall" },
    h("h2", {}, prompt),
    cards.length
      ? h(
          "ul",
          { "data-count": Math.min(cards.length, 3) },
          cards.map(({ name, blocks, alike }) =>
            h(
              "li",
              {},
              printed(blocks, words),
              h("footer", {}, signed(name, alike, words)),
            ),
          ),
        )
      : h("p", { class: "ws-screen-quiet" }, words.wall_empty),
    more > 0 &&
      h("p", { class: "ws-screen-quiet" }, say(words.wall_more, { count: more })),
  );

/** @param {SpotlitShown} spotlight @param {Words} words */
const quotation = ({ name, blocks, prompt, alike }, words) =>
  h(
    "figure",
    { class: "ws-screen-quote" },
    prompt && h("p", { class: "ws-screen-quiet" }, prompt),
    h("blockquote", { "data-parts": blocks.length }, printed(blocks, words)),
    h("figcaption", {}, signed(name, alike, words)),
  );

/**
 * One thing at a time, the most particular first, and what it is called.
 * @param {ScreenRoom} room
 * @param {Words} words
 * @returns {[string, Child]}
 */
export const mainPart = (room, words) => {
  if (room.spotlight) return ["quote", quotation(room.spotlight, words)];
  if (!room.section && !room.wall) return ["welcome", welcome(room, words)];
  if (room.results.length) return ["results", outcomes(room, words)];
  if (room.wall) return ["wall", noteWall(room.wall, words)];
  return ["prompts", questions(room)];
};
