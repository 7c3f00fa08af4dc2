// The agenda: planned and real times, the section that is on, and a button for each.

import { h, say } from "../base/dom.js";
import { keyedList } from "../base/keyed.js";
import { press } from "./panel.js";

/** @import { Words } from "../base/types.d.ts" */
/** @import { AgendaLine, SteerRoom } from "./shapes.d.ts" */

/** @param {(section: string) => unknown} open @param {Words} words */
export const agendaList = (open, words) => {
  const list = h("ol", { class: "ws-agenda", "aria-label": words.agenda });
  /** @param {string} section @param {AgendaLine & { on: boolean }} shown */
  const line = (section, shown) => {
    const { title, about, planned, opened, on, minutes, spent } = shown;
    const time = h("span", { class: "ws-agenda-time" }, planned);
    const mark = on && h("span", { class: "ws-hidden" }, ` ${words.on}`);
    const length = opened ? words.spent : words.planned_for;
    const real = h(
      "span",
      { class: "ws-agenda-real" },
      [
        opened && say(words.since, { time: opened }),
        minutes > 0 && say(length, { spent, minutes }),
      ]
        .filter(Boolean)
        .join(" · "),
    );
    const text = h(
      "span",
      { class: "ws-agenda-title", title: [title, about].filter(Boolean).join(": ") },
      title,
      mark,
    );
    const button =
      !on &&
      press(words.open, () => open(section), {
        label: say(words.open_one, { title }),
      });
    // What is still to come has its length below its time, so that its title has room.
    const label = h("div", { class: "ws-agenda-what" }, text, opened && real);
    const when = h("div", { class: "ws-agenda-what" }, time, !opened && real);
    return h("li", { "aria-current": on ? "step" : null }, when, label, button);
  };
  const update = keyedList(list, line);
  const showCurrent = () => {
    /** @type {HTMLElement | null} */
    const current = list.querySelector("[aria-current]");
    const around = list.parentElement;
    if (!current || !around) return;
    // Where there is room, some of what was before it; what comes next matters more.
    const above = around.clientHeight > 300 ? 60 : 0;
    around.scrollTop = Math.max(0, current.offsetTop - list.offsetTop - above);
  };
  /** @type {string | null} */
  let before = null;
  /** @param {SteerRoom} room */
  const draw = (room) => {
    update(
      room.agenda.map((one) => [
        one.section,
        { ...one, on: one.section === room.section },
      ]),
    );
    if (room.section === before) return;
    before = room.section;
    requestAnimationFrame(showCurrent);
  };
  return { list, draw };
};
