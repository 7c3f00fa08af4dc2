// The pace of the room: a bar where the page keeps a place for it.

import { roomTimer } from "../base/countdown.js";
import { h, replace, say } from "../base/dom.js";
import { linked } from "../base/linked.js";
import { printedWords } from "../base/printed.js";
import { groupBar, groupNews } from "./group_bar.js";
import { pens } from "./pens.js";
import { spotlightBar, whoSays } from "./spotlight.js";
import { wayBack } from "./way_back.js";

/** @import { Given, Traits, Words } from "../base/types.d.ts" */
/** @import { PacingFace, PacingRoom } from "./shapes.d.ts" */

/**
 * A notice is there whole, as long as it is given.
 * @param {Words} words
 */
const noticeOf = (words) => {
  const root = h("p", { class: "ws-pace-notice", dir: "auto", hidden: true });
  let drawn = "";
  /** @param {string} text */
  const draw = (text) => {
    if (text === drawn) return;
    drawn = text;
    root.hidden = !text;
    replace(root, h("strong", {}, words.notice), " ", linked(text));
  };
  return { root, draw };
};

/**
 * What changed since the room was last drawn, in words.
 * @param {PacingRoom} before
 * @param {PacingRoom} now
 * @param {{ titles: Record<string, string>, words: Words }} about
 */
const changesOf = (before, now, { titles, words }) => {
  const said = [];
  const title = titles[now.section ?? ""] ?? "";
  if (before.section !== now.section)
    said.push(now.section ? say(words.now_on, { title }) : words.alone);
  if (now.gathered && now.gathered !== before.gathered)
    said.push(say(words.come, { title }));
  if (before.paused !== now.paused)
    said.push(now.paused ? words.paused : words.going_on);
  if (now.notice && before.notice !== now.notice)
    said.push(say(words.notice_said, { text: now.notice }));
  said.push(groupNews(before.group, now.group, words));
  const shown = now.spotlight;
  if (shown && shown.id !== before.spotlight?.id)
    said.push(
      `${words.spotlight}. ${whoSays(shown, words)}: ${printedWords(shown.blocks)}`,
    );
  return said;
};

/** @param {Given<Traits<PacingFace, PacingRoom>>} given */
export const render = ({ model, el, words }) => {
  const { prompt, titles } = model.get("face");
  const spoken = h("p", { class: "ws-hidden", role: "status" });
  /** @param {string} text */
  const tell = (text) => (spoken.textContent = text);
  const timer = roomTimer(model, tell, words);
  const back = wayBack(titles, words);
  const pencils = pens();
  const paused = h("p", { class: "ws-pace-paused", hidden: true });
  const seen = h("p", { class: "ws-when ws-meta", hidden: true }, words.seen);
  const notice = noticeOf(words);
  const spotlight = spotlightBar(words);
  const group = groupBar(words);
  const line = h("div", { class: "ws-pace-line" }, timer.root, back.root);
  const root = h(
    "section",
    { class: "ws-pace", "aria-label": words.pace },
    paused,
    line,
    group.root,
    notice.root,
    spotlight.root,
    spoken,
  );
  /** @type {PacingRoom | null} */
  let before = null;
  const draw = () => {
    const room = model.get("room");
    const shown = room.spotlight;
    // The page opens and closes its sections; where there are none, all is open.
    document.dispatchEvent(new CustomEvent("workshop:pace", { detail: room }));
    pencils.set(Boolean(room.paused) && !room.facilitator);
    paused.hidden = !room.paused;
    paused.textContent = room.facilitator ? words.paused_all : words.paused;
    back.set(room.section);
    seen.hidden = !room.section || Boolean(room.facilitator);
    if (room.gathered && room.gathered !== before?.gathered) back.call();
    notice.draw(room.notice);
    spotlight.draw(shown);
    group.draw(room.group ?? null);
    // On a phone there is no room for both.
    if (shown && shown.id !== before?.spotlight?.id) group.fold();
    const started = timer.set(room.timer ?? null);
    if (before) {
      const changes = [...changesOf(before, room, { titles, words }), started].filter(
        Boolean,
      );
      // What its author has taken back or changed is not left here to be read again.
      const isOld = JSON.stringify(before.spotlight) !== JSON.stringify(shown);
      if (changes.length || isOld) tell(changes.join(" "));
    }
    before = room;
  };
  el.replaceChildren(h("p", { class: "ws-when" }, prompt), seen);
  const place = document.getElementById("page-pace");
  (place ?? el).append(root);
  draw();
  model.on("change:room", draw);
  return () => {
    model.off("change:room", draw);
    timer.stop();
    back.stop();
    group.stop();
    spotlight.stop();
    pencils.stop();
    root.remove();
  };
};
