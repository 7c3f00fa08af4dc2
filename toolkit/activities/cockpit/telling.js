// Words for everybody, and the ways from the cockpit to other pages.

import { servedPage } from "../base/ask.js";
import { append, h, say, unique } from "../base/dom.js";
import { linked } from "../base/linked.js";
import { press, setText } from "./panel.js";

/** @import { Words } from "../base/types.d.ts" */
/** @import { SteerRoom } from "./shapes.d.ts" */
/** @import { Steers } from "./types.d.ts" */

/** @param {Steers} steer @param {Words} words */
export const noticeBox = (steer, words) => {
  const id = unique("notice");
  const box = h("input", { id, type: "text", dir: "auto", autocomplete: "off" });
  const told = h("p", { class: "ws-meta ws-notice-told", dir: "auto" });
  const away = press(words.take_away, () => steer({ what: "notice", words: "" }));
  /** @param {SubmitEvent} event */
  const send = async (event) => {
    event.preventDefault();
    const said = box.value.trim();
    if (!said) return;
    const name = `${words.tell}: ${said}`;
    const done = await steer({ what: "notice", words: said }, "", name);
    if (done && box.value.trim() === said) box.value = "";
  };
  const form = h(
    "form",
    { class: "ws-notice", onsubmit: send },
    h("label", { for: id, class: "ws-hidden" }, words.notice),
    box,
    h("button", { class: "ws-plain" }, words.tell),
  );
  box.placeholder = words.notice_short;
  let drawn = "";
  /** @param {SteerRoom} room */
  const draw = ({ notice }) => {
    away.hidden = !notice;
    if (notice === drawn) return;
    drawn = notice;
    setText(told, "");
    told.title = notice;
    if (notice) append(told, [linked(say(words.told, { words: notice }))]);
  };
  const now = h("div", { class: "ws-row ws-notice-now" }, told, away);
  return { root: h("div", {}, form, now), draw };
};

/**
 * What a facilitator wants beside the cockpit, each in a tab of its own.
 * @param {Words} words
 */
export const waysOut = (words) => {
  const served = servedPage();
  /** @param {string} which */
  const link = (which) => {
    const about = { target: "_blank", rel: "noopener", title: words[which] };
    return h("a", about, words[`${which}_short`]);
  };
  const [ready, screen, people] = [link("ready"), link("screen"), link("people")];
  const [page, look] = [link("page"), link("look")];
  const about = { class: "ws-ways", role: "group", "aria-label": words.beside };
  const root = h("div", about, ready, screen, people, page, look);
  root.hidden = !served;
  /** @param {SteerRoom} room */
  const draw = ({ workshop, screen: toShow, ready: before, live }) => {
    const base = served?.base ?? "/";
    ready.hidden = live;
    ready.href = `${base}${before}`;
    screen.hidden = !toShow;
    screen.href = `${base}${toShow}`;
    people.href = `${base}people`;
    page.href = `${base}workshop/${workshop}`;
    look.href = `${base}workshop/${workshop}/look`;
  };
  return { root, draw };
};
