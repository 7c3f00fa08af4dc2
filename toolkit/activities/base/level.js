// Who will see an answer: a list as narrow as what it says now, and what to know first.

import { h, replace, unique } from "./dom.js";

/** @import { Offered } from "./shapes.d.ts" */
/** @import { Words } from "./types.d.ts" */

const NARROW = ["private", "facilitators"];
let isWarned = false; // what holds of every answer is said once on a page

/**
 * The list lies unseen over the words that it says now, so that these alone take room.
 * Without `levels` there is nothing to choose, and nothing is shown.
 * @param {readonly Offered[]} levels
 * @param {{ level: string, onchange: () => void, words: Words }} about
 */
export const levelChooser = (levels, { level, onchange, words }) => {
  let offered = levels;
  let chosen = level;
  const told = h("p", { class: "ws-caution", id: unique("caution"), hidden: true });
  told.setAttribute("aria-live", "polite");
  /** @param {string} text */
  const tell = (text) => {
    told.hidden = !text;
    if (told.textContent !== text) told.textContent = text;
  };
  const isWide = () => !NARROW.includes(chosen);
  const changed = () => {
    const wasWide = isWide();
    chosen = select.value;
    draw();
    if (isWide() && !wasWide) tell(words[`widened_${chosen}`] ?? "");
    onchange();
  };
  const warn = () => {
    if (isWarned || isWide() || offered.every((one) => NARROW.includes(one.value)))
      return;
    isWarned = true;
    tell(words.widening);
  };
  const id = unique("sharing");
  const select = h("select", { id, onchange: changed, onfocus: warn });
  select.setAttribute("aria-describedby", told.id);
  const says = h("span", { class: "ws-seen-by", "aria-hidden": "true" });
  const label = h("label", { for: id, class: "ws-who" }, words.who_sees);
  const root = h("div", { class: "ws-sharing" }, label, h("span", {}, select, says));
  // What would reach nobody stays in the list of whoever has chosen it, until they do.
  const draw = () => {
    const open = offered.filter(({ value, nobody }) => !nobody || value === chosen);
    const options = open.map(({ value, label }) => h("option", { value }, label));
    replace(select, options);
    select.value = chosen;
    says.textContent = select.selectedOptions[0]?.textContent ?? "";
    const isLost = open.some(({ nobody }) => nobody);
    if (isLost) tell(words.no_group_now);
    else if (told.textContent !== words.widening) tell("");
  };
  draw();
  return {
    root: levels.length ? root : null,
    told: levels.length ? told : null,
    read: () => chosen,
    /** @param {string} level */
    write: (level) => {
      if (level === chosen) return;
      chosen = level;
      draw();
    },
    /** @param {readonly Offered[]} levels */
    offer: (levels) => {
      offered = levels;
      draw();
    },
  };
};
