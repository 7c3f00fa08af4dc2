// What the room made, as leaves: walls, clouds, group pages, results, a quotation.

import { h, say } from "../base/dom.js";
import { printed } from "../base/printed.js";
import { saidInLine } from "../base/said.js";
import { chartTable, pictureOf } from "../charts/charts.js";
import { share } from "../charts/spans.js";
import { leaf } from "./leaves.js";

/** @import { Words } from "../base/types.d.ts" */
/** @import { SpotlitShown } from "../pacing/shapes.d.ts" */
/** @import { CloudWord, GroupPagesShown, ScreenRoom, VotingShown, WallCard, WallShown } from "./shapes.d.ts" */

const LINE = 12; // letters that a line takes beyond its own, for it ends in white
const IN_COLUMN = [0, 800, 350, 200]; // letters of 40 px, in each of so many columns
const GROWS = 1.3; // how much larger the most frequent word of a cloud is

/** @param {number} alike @param {Words} words */
const others = (alike, words) =>
  alike === 1 ? words.alike_one : alike > 1 && say(words.alike, { count: alike });
/** @param {string} name @param {number} alike @param {Words} words */
const signed = (name, alike, words) =>
  [name, others(alike, words)].filter(Boolean).join(", ");

/** @param {WallCard} card @param {Words} words */
const cardOnScreen = ({ name, blocks, alike }, words) =>
  h("li", {}, printed(blocks, words), h("footer", {}, signed(name, alike, words)));

/** @param {readonly HTMLElement[]} cards */
const columnsFor = (cards) => {
  const isLarge = cards.some((card) =>
    card.querySelector("table, .ws-printed-diamond"),
  );
  return isLarge || cards.length < 2 ? [1] : cards.length < 3 ? [2] : [2, 3];
};

/** @param {number} count @param {string} one @param {string} many */
const pluralOf = (count, one, many) => (count === 1 ? one : say(many, { count }));

/** @param {readonly CloudWord[]} cloud @param {Words} words */
const cloudOf = (cloud, words) => {
  const most = cloud[0].count;
  return cloud.map(({ text, count }) => {
    const size = most > 1 ? 1 + (GROWS * (count - 1)) / (most - 1) : 1;
    const said = h("span", { class: "ws-screen-word", dir: "auto" }, text);
    const people = pluralOf(count, words.said_by_one, words.said_by);
    const number = h(
      "span",
      { class: "ws-screen-times", "aria-hidden": "true" },
      count,
    );
    return h(
      "li",
      {},
      share(said, "--size", size),
      count > 1 && number,
      h("span", { class: "ws-hidden" }, `, ${people}`),
    );
  });
};

/** @param {WallShown} wall @param {Words} words */
export const wallLeaf = ({ prompt, cards, more, cloud }, words) => {
  const items = cloud.length
    ? cloudOf(cloud, words)
    : cards.map((one) => cardOnScreen(one, words));
  const isCloud = cloud.length > 0;
  return leaf(isCloud ? "cloud" : "wall", {
    above: [
      h("h2", {}, prompt),
      more > 0 &&
        h(
          "p",
          { class: "ws-screen-quiet" },
          pluralOf(more, words.wall_more_one, words.wall_more),
        ),
    ],
    inside: items.length
      ? h("ul", {}, items)
      : h("p", { class: "ws-screen-quiet" }, words.wall_empty),
    columns: isCloud ? [1] : columnsFor(items),
    items,
  });
};

/**
 * What stands together in one box, which is shorter than a column of a page.
 * @param {readonly string[]} lines
 * @param {number} most
 */
const boxesOf = (lines, most) => {
  /** @type {string[][]} */
  const boxes = [[]];
  let letters = 0;
  for (const line of lines) {
    letters += line.length + LINE;
    if (letters > most && boxes.at(-1)?.length) {
      boxes.push([]);
      letters = line.length + LINE;
    }
    boxes.at(-1)?.push(line);
  }
  return boxes;
};

/** @param {GroupPagesShown} pages @param {Words} words */
export const groupLeaf = ({ prompt, revealed, groups }, words) => {
  const columns = Math.min(3, Math.max(1, groups.length));
  const items = groups.flatMap(({ name, lines }) =>
    boxesOf(lines, IN_COLUMN[columns]).map((box, place) =>
      h(
        "section",
        { class: "ws-screen-group" },
        h("h3", {}, place ? say(words.group_on, { name }) : name),
        h(
          "ul",
          {},
          box.map((line) => h("li", {}, saidInLine(line))),
        ),
      ),
    ),
  );
  const empty = revealed ? words.pages_empty : words.pages_held;
  return leaf("groups", {
    above: h("h2", {}, prompt),
    inside: items.length ? items : h("p", { class: "ws-screen-quiet" }, empty),
    columns: [columns],
    items,
  });
};

/** @param {ScreenRoom["results"][number]} result @param {Words} words */
export const resultLeaf = (result, words) => {
  if (!result.kind)
    return leaf("results", {
      above: h("h2", {}, result.title),
      inside: h("p", { class: "ws-screen-quiet" }, words.few),
    });
  const { key, rows } = pictureOf(result, words);
  const rowed = result.kind !== "columns" && `ws-chart-${result.kind}`;
  const drawn = { class: `ws-chart ${rowed || ""}`, "aria-hidden": "true" };
  return leaf("results", {
    above: [
      h("h2", {}, result.title),
      h("p", { class: "ws-screen-quiet" }, result.note),
      key && h("div", drawn, key),
      h("div", { class: "ws-hidden" }, chartTable(result)),
    ],
    inside: h("div", drawn, rows),
  });
};

/** @param {VotingShown} vote @param {Words} words */
export const votingLeaf = ({ title, options, ends, answered }, words) => {
  const count = pluralOf(answered, words.voted_one, words.voted);
  return leaf("voting", {
    above: [
      h("h2", {}, title),
      h("p", { class: "ws-screen-quiet" }, answered ? count : words.voted_none),
    ],
    inside: [
      options.length > 0 &&
        h(
          "ul",
          { "data-scale": ends.length > 0 },
          options.map((option) => h("li", {}, option)),
        ),
      ends.length > 0 &&
        h("p", {}, say(words.from_to, { first: ends[0], last: ends[1] })),
    ],
  });
};

/** @param {SpotlitShown} spotlight @param {Words} words */
export const quoteLeaf = ({ name, blocks, prompt, alike }, words) => {
  const said = signed(name, alike, words);
  return leaf("quote", {
    above: prompt && h("p", { class: "ws-screen-quiet" }, prompt),
    inside: h(
      "figure",
      {},
      h("blockquote", {}, printed(blocks, words)),
      said && h("figcaption", {}, said),
    ),
    columns: [blocks.length > 1 ? 2 : 1],
  });
};
