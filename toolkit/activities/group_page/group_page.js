// One page for each group, written by all of it at once.

import { h, replace } from "../base/dom.js";
import { frame } from "../base/frame.js";
import { groupHead } from "../base/group.js";
import { statusLine } from "../base/status.js";
import { gallery } from "./gallery.js";
import { unsentLines } from "./line_keeper.js";
import { leftovers, lineHistory } from "./lines_gone.js";
import { sharedPage } from "./shared_page.js";

/** @import { Given, Traits } from "../base/types.d.ts" */
/** @import { GroupPageFace, GroupPageRoom } from "./shapes.d.ts" */

/** @param {Given<Traits<GroupPageFace, GroupPageRoom>>} given */
export const render = ({ model, el, words }) => {
  const { meta, points, limit } = model.get("face");
  const head = groupHead(words);
  const status = statusLine();
  const body = h("div", {});
  const history = lineHistory(model, words);
  const others = gallery(model, words);
  const all = `${model.get("draft_key")}/`;
  /** @type {string | null | undefined} */
  let group; // whose page is drawn; null when there is none
  /** @type {ReturnType<typeof sharedPage> | null} */
  let page = null;
  const drafts = () =>
    unsentLines(all).filter((one) => !one.key.startsWith(`${all}${group}/`));
  const left = leftovers({ drafts, bring: (text) => page?.write(text), words });
  /** @param {string | null} now @param {GroupPageRoom} room */
  const begin = (now, { facilitator }) => {
    page?.stop();
    group = now;
    const prefix = `${all}${now}/`;
    page = now ? sharedPage(model, { group: now, prefix, status, limit, words }) : null;
    const waiting = facilitator ? null : h("p", { class: "ws-meta" }, words.no_group);
    replace(body, page ? page.roots : waiting);
    reads.hidden = !page;
    left.draw();
  };
  const reads = h("p", { class: "ws-help" }, words.who_reads);
  const draw = () => {
    const room = model.get("room");
    const now = room.group?.id ?? null;
    head.draw(room.group);
    const size = room.group?.members.length;
    reads.textContent = words[`who_reads_${size}`] ?? words.who_reads;
    if (now === group) page?.draw();
    else begin(now, room);
    // Of a page on which nobody has written yet there is no version to read.
    history.root.hidden = !page || !(room.lines?.length || room.gone?.length);
    others.draw();
  };
  /** @type {[string, () => void][]} */
  const listeners = [
    ["change:room", draw],
    ["disconnected", () => page?.turn(false)],
    ["connected", () => page?.turn(true)],
  ];
  listeners.forEach(([event, listener]) => model.on(event, listener));
  const about = h("p", { class: "ws-meta" }, meta);
  const think =
    points.length > 0 &&
    h(
      "ul",
      { class: "ws-points" },
      points.map((point) => h("li", {}, point)),
    );
  const foot = h("div", { class: "ws-foot" }, status.root);
  frame(
    model,
    el,
    about,
    think,
    head.root,
    reads,
    left.root,
    body,
    foot,
    history.root,
    others.root,
  );
  draw();
  return () => {
    page?.stop();
    status.stop();
    others.stop();
    listeners.forEach(([event, listener]) => model.off(event, listener));
  };
};
