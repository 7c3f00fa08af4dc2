// Walls and polls: what is shared of one activity, and what everybody is shown of it.

import { h, say } from "../base/dom.js";
import { whenChanged } from "../base/keyed.js";
import { asker, chooser, followRoom, press, setText } from "../cockpit/panel.js";
import { panelFrame } from "../cockpit/panel_frame.js";
import { askedHere } from "./asked_here.js";
import { wallCards } from "./cards.js";
import { screenRow } from "./screen_row.js";
import { spotlightList } from "./spotlight.js";
import { voteTable } from "./votes.js";

/** @import { Words } from "../base/types.d.ts" */
/** @import { PanelGiven } from "../cockpit/types.d.ts" */
/** @import { WallsRoom } from "./shapes.d.ts" */

const FOLLOW = "";
const WHOLE = "";

/** @param {string} text */
const shortened = (text) => (text.length > 70 ? `${text.slice(0, 70)}…` : text);

/**
 * How many wait to be shown: not everybody shares with everybody.
 * @param {WallsRoom} room
 * @param {Words} words
 */
const heldWords = ({ ready, for_fewer: fewer }, words) =>
  fewer
    ? say(words.held_some, { all: ready - fewer, fewer })
    : say(words.held, { ready });

/**
 * How many share it, and how many of those not with everyone.
 * @param {WallsRoom} room
 * @param {Words} words
 */
const sharedByWords = ({ ready: count, for_fewer: fewer, parts, part }, words) => {
  const isWhole = parts.length > 0 && !part;
  const said = say(isWhole ? words.count_people : words.count, { count });
  if (!fewer) return said;
  const some = isWhole ? words.fewer_answers : words.for_fewer;
  return say(!isWhole && fewer === count ? words.for_none : some, { said, fewer });
};

/** @param {WallsRoom} room @param {Words} words */
const sharedWords = (room, words) => {
  if (!room.activity) return room.overview ? "" : words.nothing;
  if (room.votes_only) return say(words.answered, { count: room.answered });
  if (room.together && !room.revealed) return heldWords(room, words);
  const { ready: count, kept } = room;
  const shared = count ? sharedByWords(room, words) : words.none;
  return kept ? `${shared}; ${say(words.kept, { count: kept })}` : shared;
};

/** @param {WallsRoom} room @param {Words} words */
const revealWords = ({ votes_only: isVote, revealed }, words) => {
  if (isVote) return revealed ? words.unreveal : words.reveal;
  return revealed ? words.hide_all : words.show_all;
};

/** @param {PanelGiven<WallsRoom>} given */
export const render = ({ model, el, words }) => {
  const { line, does } = asker(model, words);
  /** @type {Partial<WallsRoom>} */
  let room = {};
  let first = "";
  /** @param {string} name @param {string} [part] */
  const turn = (name, part = "") => does({ do: "turn", activity: name, part });
  const activity = chooser(words.activity, (name) => turn(name));
  const part = chooser(words.part, (name) => turn(room.activity ?? "", name));
  const beside = chooser(
    words.beside,
    (person) => {
      first = person;
      draw(room);
    },
    { hidden: false },
  );
  const prompt = h("p", { class: "ws-asked" });
  const drawPrompt = whenChanged(prompt, () => room.prompt);
  const count = h("p", { class: "ws-state", role: "status" });
  const reveal = press("", () =>
    does({ do: "reveal", activity: room.activity, revealed: !room.revealed }),
  );
  const screen = screenRow({
    does,
    what: () => ({ activity: room.activity, part: room.part }),
    words,
  });
  const here = askedHere({ turn, words });
  const cards = wallCards({
    does,
    activity: () => room.activity ?? "",
    spotlit: () => spotlight.tell(),
    words,
  });
  const votes = voteTable();
  const spotlight = spotlightList(does, words);
  const head = h("div", { class: "ws-row ws-wall-head" }, count, reveal, screen.put);
  const leads = panelFrame(
    model,
    el,
    { name: "walls", words },
    h("div", { class: "ws-wall-where" }, activity.root, part.root),
    here.tabs,
    prompt,
    head,
    screen.up,
    line,
    spotlight.root,
    here.all,
    votes.root,
    beside.root,
    cards.roots,
  );
  /** @param {WallsRoom} room */
  const drawChoosers = ({ activities, activity: name, follows, parts, part: one }) => {
    const listed = activities.map(([name, words]) => [name, shortened(words)]);
    activity.fill([[FOLLOW, words.follow], ...listed], follows ? FOLLOW : name);
    part.root.hidden = !parts.length;
    part.fill([[WHOLE, words.whole], ...parts], one);
  };
  /** @param {WallsRoom} room */
  const drawBeside = ({ cards, order, parts, part: one }) => {
    if (!cards[first]) first = "";
    beside.root.hidden = !parts.length || one !== WHOLE || order.length < 2;
    const people = order.map((person) => [person, cards[person].name]);
    people.sort(([, one], [, other]) => one.localeCompare(other));
    beside.fill([["", words.nobody], ...people], first);
  };
  /** @param {Partial<WallsRoom>} now */
  const draw = (now) => {
    const isOther = now.activity !== room.activity || now.part !== room.part;
    if (isOther) cards.clear();
    room = now;
    if (!leads(room)) return;
    drawChoosers(room);
    drawBeside(room);
    drawPrompt(room.prompt);
    head.hidden = room.overview;
    setText(count, sharedWords(room, words));
    reveal.hidden = !(room.votes_only || room.together);
    setText(reveal, revealWords(room, words));
    screen.draw(room);
    here.draw(room);
    cards.draw(room, first);
    votes.draw(room);
    spotlight.draw(room);
  };
  return followRoom(model, draw);
};
