// The page of one group, on which several people write at once.

import { h, say } from "../base/dom.js";
import { writeId } from "../base/draft.js";
import { placeInOrder } from "../base/in_order.js";
import { composing, oneLine, presence } from "./composer.js";
import { lineRow } from "./line.js";
import { lineKeeper, unsentLines } from "./line_keeper.js";
import { goneLines } from "./lines_gone.js";
import { writersLine } from "./writers.js";

// It is made anew when the person is moved to another group.
export const sharedPage = (model, { group, prefix, status, limit, words }) => {
  const rows = new Map(); // by keeper, in no order
  const list = h("ol", { class: "ws-lines" });
  const none = h("p", { class: "ws-meta" }, words.none);
  const writers = writersLine(words);
  const { here, stop: leave } = presence(model, { group });
  let saved = "";
  let refused = "";
  let late = false;
  let beside = ""; // said until the person goes on writing
  let online = model.connected !== false;
  const every = () => [...rows.keys()];
  const tellStatus = () => {
    const unsettled = every().filter((one) => one.unsettled());
    if (beside) status.tell(beside, { tone: "refused" });
    else if (refused && unsettled.length) status.tell(refused, { tone: "refused" });
    else if (!unsettled.every((one) => one.isStored())) status.tell(words.unkept);
    else if (unsettled.length && !online) status.tell(words.offline);
    else if (unsettled.length)
      status.tell(late ? words.kept : words.saving, { often: true });
    else if (saved) status.tell(say(words.saved, { time: saved }), { often: true });
  };
  const told = ({ saved: done, moved, late: isLate, refused: why }) => {
    late = Boolean(isLate);
    beside = moved ? words.beside : done ? beside : "";
    if (why) refused = why;
    if (done) [saved, refused] = [done.saved, ""];
    draw();
    tellStatus();
  };
  const turn = (isConnected) => {
    online = isConnected;
    tellStatus();
  };
  const order = () =>
    [...list.children].map((item) =>
      every().find((one) => rows.get(one).root === item),
    );
  const move = (keeper, by) => {
    const others = order().filter((one) => one !== keeper);
    const at = order().indexOf(keeper) + by;
    if (at < 0 || at > others.length) return;
    keeper.change({ after: at ? others[at - 1].state.id : "" });
    status.tell(say(words.moved, { number: at + 1, all: others.length + 1 }));
  };
  const takeAway = (keeper) => {
    const { text } = keeper.shown();
    keeper.change({ gone: true });
    status.root.focus();
    status.tell(say(words.taken, { text }));
  };
  const added = (id, key) => {
    const keeper = lineKeeper(model, { id, group, key, told });
    const acts = { here, move: (by) => move(keeper, by), away: () => takeAway(keeper) };
    rows.set(keeper, lineRow(keeper, { limit, acts, words }));
    return keeper;
  };
  const keeperOf = (id) =>
    every().find((one) => one.state.id === id) ?? added(id, `${prefix}${writeId()}`);
  const write = (text) => {
    const clean = oneLine(text);
    if (clean) keeperOf(writeId()).change({ text: clean.slice(0, limit), gone: false });
  };
  const composer = composing({ prefix, limit, write, here, words });
  const gone = goneLines({
    putBack: ({ id, text }) => {
      keeperOf(id).change({ gone: false });
      status.tell(say(words.put_back_done, { text }));
    },
    words,
  });
  // A line that is on its way to another place is shown there already.
  const inOrder = (lines) => {
    const found = lines.map(({ id }) => keeperOf(id));
    const own = every().filter((one) => !found.includes(one) && one.unsettled());
    const all = [...found, ...own].filter((one) => !one.shown().gone);
    for (const one of every().filter(
      (each) => each.shown().after !== undefined && all.includes(each),
    )) {
      const after = one.shown().after;
      all.splice(all.indexOf(one), 1);
      all.splice(
        after === ""
          ? 0
          : all.findIndex((each) => each.state.id === after) + 1 || all.length,
        0,
        one,
      );
    }
    return all;
  };
  const draw = () => {
    const { lines = [], gone: away = [], writing = [] } = model.get("room");
    for (const line of lines) {
      keeperOf(line.id).hear(line);
      rows.get(keeperOf(line.id)).about(line);
    }
    for (const line of away) keeperOf(line.id).hear({ ...line, gone: true });
    const shown = inOrder(lines);
    placeInOrder(
      list,
      shown.map((one) => rows.get(one).root),
    );
    shown.forEach((one, at) => rows.get(one).draw(at + 1));
    none.hidden = shown.length > 0;
    gone.draw(away.filter(({ id }) => keeperOf(id).shown().gone));
    writers.draw(
      shown.map((one) => ({ id: one.state.id, note: rows.get(one).note })),
      writing,
    );
  };
  for (const { key, value } of unsentLines(prefix)) added(value.line, key);
  draw();
  tellStatus();
  const stop = () => {
    writers.stop();
    leave();
    every().forEach((one) => one.stop());
  };
  return {
    roots: [none, list, writers.root, composer.root, gone.root],
    draw,
    write,
    turn,
    stop,
  };
};
