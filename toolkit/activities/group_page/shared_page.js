// The page of one group, on which several people write at once.

import { h, say } from "../base/dom.js";
import { whenFree } from "../base/held.js";
import { placeInOrder } from "../base/in_order.js";
import { newId } from "../base/new_id.js";
import { composing, oneLine, presence } from "./composer.js";
import { lineRow } from "./line.js";
import { lineKeeper, unsentLines } from "./line_keeper.js";
import { asWanted } from "./line_order.js";
import { goneLines } from "./lines_gone.js";
import { writersLine } from "./writers.js";

/** @import { Model, Traits, Words } from "../base/types.d.ts" */
/** @import { GroupPageFace, GroupPageRoom } from "./shapes.d.ts" */
/** @import { LineActs, LineKeeper, LineOnPage, LineOutcome } from "./types.d.ts" */
/** @import { statusLine } from "../base/status.js" */

/**
 * It is made anew when the person is moved to another group.
 * @param {Model<Traits<GroupPageFace, GroupPageRoom>>} model
 * @param {{ group: string, prefix: string, status: ReturnType<typeof statusLine>,
 *   limit: number, words: Words }} about
 */
export const sharedPage = (model, { group, prefix, status, limit, words }) => {
  /** @type {LineOnPage[]} */
  const every = []; // in no order
  const list = h("ol", { class: "ws-lines" });
  const none = h("p", { class: "ws-meta" }, words.none);
  const writers = writersLine(words);
  const { here, stop: leave } = presence(model, { group });
  let saved = "";
  let refused = "";
  let late = false;
  let beside = ""; // said until the person goes on writing
  let online = model.connected !== false;
  const keepers = () => every.map(({ keeper }) => keeper);
  const tellStatus = () => {
    const unsettled = keepers().filter((one) => one.unsettled());
    if (beside) status.tell(beside, { tone: "refused" });
    else if (refused && unsettled.length) status.tell(refused, { tone: "refused" });
    else if (!unsettled.every((one) => one.isStored())) status.tell(words.unkept);
    else if (unsettled.length && !online) status.tell(words.offline);
    else if (unsettled.length)
      status.tell(late ? words.kept : words.saving, { often: true });
    else if (saved) status.tell(say(words.saved, { time: saved }), { often: true });
  };
  /** @param {LineOutcome} outcome */
  const told = ({ saved: done, moved, late: isLate, refused: why }) => {
    late = Boolean(isLate);
    beside = moved ? words.beside : done ? beside : "";
    if (why) refused = why;
    if (done) [saved, refused] = [done.saved, ""];
    draw();
    tellStatus();
  };
  /** @param {boolean} isConnected */
  const turn = (isConnected) => {
    online = isConnected;
    tellStatus();
  };
  const standing = () =>
    [...list.children].flatMap(
      (item) => every.find(({ row }) => row.root === item) ?? [],
    );
  const order = () => standing().map(({ keeper }) => keeper);
  /** @param {LineKeeper} keeper @param {number} by */
  const move = (keeper, by) => {
    const others = order().filter((one) => one !== keeper);
    const at = order().indexOf(keeper) + by;
    if (at < 0) return status.tell(words.at_top);
    if (at > others.length) return status.tell(words.at_bottom);
    keeper.change({ after: at ? others[at - 1].state.id : "" });
    return status.tell(say(words.moved, { number: at + 1, all: others.length + 1 }));
  };
  /** @param {LineKeeper} keeper */
  const takeAway = (keeper) => {
    const { text } = keeper.shown();
    keeper.change({ gone: true });
    status.root.focus();
    status.tell(say(words.taken, { text }));
  };
  /** @param {string} id @param {string} key */
  const added = (id, key) => {
    const keeper = lineKeeper(model, { id, group, key, told });
    /** @type {LineActs} */
    const acts = { here, move: (by) => move(keeper, by), away: () => takeAway(keeper) };
    const line = { keeper, row: lineRow(keeper, { limit, acts, words }) };
    every.push(line);
    return line;
  };
  /** @param {string} id */
  const lineOf = (id) =>
    every.find(({ keeper }) => keeper.state.id === id) ??
    added(id, `${prefix}${newId()}`);
  /** @param {string} text */
  const write = (text) => {
    const clean = oneLine(text);
    if (!clean) return;
    lineOf(newId()).keeper.change({ text: clean, gone: false });
  };
  const composer = composing({ prefix, limit, write, here, words });
  const gone = goneLines({
    putBack: ({ id, text }) => {
      lineOf(id).keeper.change({ gone: false });
      status.tell(say(words.put_back_done, { text }));
    },
    words,
  });
  const draw = () => {
    const { lines = [], gone: away = [], writing = [] } = model.get("room");
    for (const line of lines) {
      const { keeper, row } = lineOf(line.id);
      keeper.hear(line);
      row.about(line);
    }
    for (const line of away) {
      const { keeper, row } = lineOf(line.id);
      keeper.hear({ ...line, gone: true });
      if (keeper.isHeld()) whenFree(row.root, draw);
    }
    const found = lines.map(({ id }) => lineOf(id));
    const shown = asWanted(found, every, standing());
    placeInOrder(
      list,
      shown.map(({ row }) => row.root),
    );
    shown.forEach(({ row }, at) => row.draw(at + 1, shown.length));
    none.hidden = shown.length > 0;
    gone.draw(away.filter(({ id }) => lineOf(id).keeper.shown().gone));
    writers.draw(
      shown.map(({ keeper, row }) => ({ id: keeper.state.id, note: row.note })),
      writing,
    );
  };
  for (const { key, value } of unsentLines(prefix)) added(value.line, key);
  draw();
  tellStatus();
  const stop = () => {
    writers.stop();
    leave();
    keepers().forEach((one) => one.stop());
  };
  return {
    roots: [none, list, writers.root, composer.root, gone.root],
    draw,
    write,
    turn,
    stop,
  };
};
