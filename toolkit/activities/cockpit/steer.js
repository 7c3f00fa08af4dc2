// Steer: what is on, what comes next, the timer, pens down, and words for everybody.

import { carefulButton, servedPage } from "../base/ask.js";
import { h, replace, say, unique } from "../base/dom.js";
import { agendaList } from "./agenda.js";
import { countdownPanel } from "./countdown.js";
import { asker, chooser, followRoom, press, setText } from "./panel.js";
import { panelFrame } from "./panel_frame.js";

/** @import { Words } from "../base/types.d.ts" */
/** @import { SteerRoom } from "./shapes.d.ts" */
/** @import { PanelGiven, Steers } from "./types.d.ts" */

/** @param {Steers} steer @param {Words} words */
const noticeBox = (steer, words) => {
  const id = unique("notice");
  const box = h("input", { id, type: "text", dir: "auto", autocomplete: "off" });
  const told = h("p", { class: "ws-meta" });
  const away = press(words.take_away, () => steer({ what: "notice", words: "" }));
  /** @param {SubmitEvent} event */
  const send = async (event) => {
    event.preventDefault();
    if (!box.value.trim()) return;
    if (await steer({ what: "notice", words: box.value })) box.value = "";
  };
  const form = h(
    "form",
    { class: "ws-notice", onsubmit: send },
    h("label", { for: id, class: "ws-hidden" }, words.notice),
    box,
    h("button", { class: "ws-plain" }, words.tell),
  );
  box.placeholder = words.notice;
  /** @param {SteerRoom} room */
  const draw = ({ notice }) => {
    setText(told, notice ? say(words.told, { words: notice }) : "");
    away.hidden = !notice;
  };
  return { root: h("div", {}, form, h("div", { class: "ws-row" }, told, away)), draw };
};

/**
 * What a facilitator wants beside the cockpit, each in a tab of its own.
 * @param {Words} words
 */
const waysOut = (words) => {
  const served = servedPage();
  /** @param {string} words */
  const link = (words) => h("a", { target: "_blank", rel: "noopener" }, words);
  const [screen, people, page] = [words.screen, words.people, words.page].map(link);
  const root = h("p", { class: "ws-meta ws-row" }, words.beside, screen, people, page);
  root.hidden = !served;
  /** @param {SteerRoom} room */
  const draw = ({ workshop }) => {
    const base = served?.base ?? "/";
    screen.href = `${base}page/screen`;
    people.href = `${base}people`;
    page.href = `${base}workshop/${workshop}`;
  };
  return { root, draw };
};

/** @param {SteerRoom} room @param {Words} words */
const stateWords = ({ live, state, left, rehearsal }, words) => {
  if (!live) return words.not_live;
  const rest =
    left !== null && (left > 0 ? say(words.left, { count: left }) : words.over);
  return [words.live, state, rest, rehearsal && words.rehearsal]
    .filter(Boolean)
    .join(" · ");
};

/** @param {PanelGiven<SteerRoom>} given */
export const render = ({ model, el, words }) => {
  const { line, does } = asker(model, words);
  /** @type {Steers} */
  const steer = (message, said) => does({ do: "steer", ...message }, said);
  /** @type {Partial<SteerRoom>} */
  let room = {};
  const workshop = chooser(words.workshop, (name) =>
    does({ do: "choose", workshop: name }),
  );
  const state = h("p", { class: "ws-state", role: "status" });
  const next = press("", () => steer({ what: "open", section: room.next }), {
    kind: "ws-next",
  });
  const gather = press(words.gather, () => steer({ what: "gather" }, words.gathered));
  const pens = press("", () => steer({ what: room.paused ? "pens up" : "pens down" }));
  const end = carefulButton({
    label: words.end,
    short: words.end,
    sure: () => words.end_sure,
    yes: words.end,
    no: words.end_no,
    act: () => steer({ what: "end" }).then(() => end.replaceChildren(...ending)),
  });
  const ending = [...end.childNodes];
  const agenda = agendaList((section) => steer({ what: "open", section }), words);
  const timer = countdownPanel(steer, words);
  const notice = noticeBox(steer, words);
  const ways = waysOut(words);
  const advice = h("ul", { class: "ws-advice" });
  const live = h("div", { class: "ws-row" }, gather, pens, end);
  const leads = panelFrame(
    model,
    el,
    { name: "steer", words },
    workshop.root,
    ways.root,
    state,
    next,
    advice,
    live,
    timer.root,
    notice.root,
    line,
    agenda.list,
  );
  /** @param {SteerRoom} room */
  const drawNext = (room) => {
    next.hidden = room.next === null;
    const text = room.live ? words.next : words.start;
    setText(next, say(text, { title: room.next_title }));
  };
  /** @param {Partial<SteerRoom>} now */
  const draw = (now) => {
    room = now;
    if (!leads(room)) return;
    workshop.fill(room.workshops, room.workshop);
    setText(state, stateWords(room, words));
    state.dataset.tone = / behind/.test(room.state) ? "late" : "";
    drawNext(room);
    live.hidden = !room.live;
    setText(pens, room.paused ? words.pens_up : words.pens_down);
    pens.setAttribute("aria-pressed", String(room.paused));
    if (advice.textContent !== room.advice.join(""))
      replace(
        advice,
        room.advice.map((words) => h("li", {}, words)),
      );
    ways.draw(room);
    agenda.draw(room);
    timer.draw(room);
    notice.draw(room);
  };
  const stop = followRoom(model, draw);
  return () => {
    stop();
    timer.stop();
  };
};
