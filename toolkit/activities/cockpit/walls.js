// Walls and polls: what is shared of one activity, and what everybody is shown of it.

import { h, say } from "../base/dom.js";
import { voteTable, wallCards } from "./cards.js";
import { asker, chooser, followRoom, panelFrame, press, setText } from "./panel.js";
import { spotlightList } from "./spotlight.js";

/** @import { Words } from "../base/types.d.ts" */
/** @import { WallsRoom } from "./shapes.d.ts" */
/** @import { PanelGiven } from "./types.d.ts" */

const FOLLOW = "";

/**
 * How many wait to be shown: not everybody shares with everybody.
 * @param {WallsRoom} room
 * @param {Words} words
 */
const heldWords = ({ ready, for_fewer: fewer }, words) =>
  fewer
    ? say(words.held_some, { all: ready - fewer, fewer })
    : say(words.held, { ready });

/** @param {WallsRoom} room @param {Words} words */
const sharedWords = (room, words) => {
  if (!room.kind) return words.nothing;
  if (room.kind === "poll") return say(words.answered, { count: room.answered });
  const kept = room.kept ? say(words.kept, { count: room.kept }) : "";
  if (room.together && !room.revealed) return heldWords(room, words);
  const shared = room.ready ? say(words.count, { count: room.ready }) : words.none;
  return [shared, kept].filter(Boolean).join(" · ");
};

/** @param {WallsRoom} room @param {Words} words */
const revealWords = ({ kind, revealed }, words) => {
  if (kind === "poll") return revealed ? words.unreveal : words.reveal;
  return revealed ? words.hide_all : words.show_all;
};

/** @param {PanelGiven<WallsRoom>} given */
export const render = ({ model, el, words }) => {
  const { line, does } = asker(model, words);
  /** @type {Partial<WallsRoom>} */
  let room = {};
  const activity = chooser(words.activity, (name) =>
    does({ do: "turn", activity: name }),
  );
  const prompt = h("p", { class: "ws-asked" });
  const count = h("p", { class: "ws-state", role: "status" });
  const reveal = press("", () =>
    does({ do: "reveal", activity: room.activity, revealed: !room.revealed }),
  );
  const cards = wallCards({ does, activity: () => room.activity ?? "", words });
  const votes = voteTable();
  const spotlight = spotlightList(does, words);
  const head = h("div", { class: "ws-row" }, count, reveal);
  const leads = panelFrame(
    model,
    el,
    { name: "walls", words },
    activity.root,
    prompt,
    head,
    line,
    votes.root,
    spotlight.root,
    cards.roots,
  );
  /** @param {string} words */
  const short = (words) => (words.length > 70 ? `${words.slice(0, 70)}…` : words);
  /** @param {Partial<WallsRoom>} now */
  const draw = (now) => {
    if (now.activity !== room.activity) cards.clear();
    room = now;
    if (!leads(room)) return;
    const listed = room.activities.map(([name, words]) => [name, short(words)]);
    activity.fill(
      [[FOLLOW, words.follow], ...listed],
      room.follows ? FOLLOW : room.activity,
    );
    setText(prompt, room.prompt);
    setText(count, sharedWords(room, words));
    reveal.hidden = !(room.kind === "poll" || room.together);
    setText(reveal, revealWords(room, words));
    cards.draw(room);
    votes.draw(room);
    spotlight.draw(room);
  };
  return followRoom(model, draw);
};
