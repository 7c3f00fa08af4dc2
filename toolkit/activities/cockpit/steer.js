// Steer: what is on, what comes next, the timer, pens down, and words for everybody.

import { carefulButton } from "../base/ask.js";
import { h, replace, say } from "../base/dom.js";
import { agendaList } from "./agenda.js";
import { countdownPanel } from "./countdown.js";
import { cockpitKeys } from "./keys.js";
import { asker, chooser, followRoom, press, setText } from "./panel.js";
import { panelFrame } from "./panel_frame.js";
import { noticeBox, waysOut } from "./telling.js";

/** @import { Words } from "../base/types.d.ts" */
/** @import { SteerRoom } from "./shapes.d.ts" */
/** @import { PanelGiven, Steers } from "./types.d.ts" */

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
  /** @type {Partial<SteerRoom>} */
  let room = {};
  const { line, does } = asker(model, words, () => room.section ?? null);
  /** @type {Steers} */
  const steer = (message, said, name) => does({ do: "steer", ...message }, said, name);
  const workshop = chooser(words.workshop, (name) =>
    does({ do: "choose", workshop: name }),
  );
  const now = h("p", { class: "ws-now" });
  const state = h("p", { class: "ws-state", role: "status" });
  const openNext = () =>
    steer(
      { what: "open", section: room.next },
      say(words.opened, { title: room.next_title }),
      next.textContent ?? "", // a key may have pressed it
    );
  const next = press("", openNext, { kind: "ws-next" });
  const keys = cockpitKeys({
    next: () => room.live && room.next !== null && openNext(),
    words,
  });
  const gather = press(words.gather, () => steer({ what: "gather" }, words.gathered));
  const pens = press("", () => steer({ what: room.paused ? "pens up" : "pens down" }));
  const end = carefulButton({
    label: words.end,
    short: words.end,
    sure: () => words.end_sure,
    yes: words.end,
    no: words.end_no,
    act: () => {
      end.replaceChildren(...ending);
      return steer({ what: "end" }, "", words.end);
    },
  });
  const ending = [...end.childNodes];
  const agenda = agendaList((section) => steer({ what: "open", section }), words);
  const timer = countdownPanel(steer, words);
  const notice = noticeBox(steer, words);
  const ways = waysOut(words);
  const advice = h("ul", { class: "ws-advice" });
  const live = h("div", { class: "ws-row ws-steer-room" }, gather, pens);
  const apart = h("div", { class: "ws-steer-end" }, end);
  const foot = h("div", { class: "ws-steer-foot" }, ways.root, line, apart);
  const leads = panelFrame(
    model,
    el,
    { name: "steer", words, tools: [keys.button], foot: [foot] },
    now,
    state,
    next,
    live,
    advice,
    timer.root,
    notice.root,
    h("div", { class: "ws-steer-rest" }, agenda.list, workshop.root),
  );
  /** @param {SteerRoom} room */
  const drawNext = (room) => {
    next.hidden = room.next === null;
    const text = room.live ? words.next : words.start;
    setText(next, say(text, { title: room.next_title }));
  };
  /** @param {Partial<SteerRoom>} shown */
  const draw = (shown) => {
    room = shown;
    if (!leads(room)) return;
    workshop.fill(room.workshops, room.workshop);
    const on = room.agenda.find(({ section }) => section === room.section);
    setText(now, on?.title ?? "");
    setText(state, stateWords(room, words));
    state.dataset.tone = / behind/.test(room.state) ? "late" : "";
    drawNext(room);
    live.hidden = apart.hidden = !room.live;
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
    keys.stop();
    timer.stop();
  };
};
