// Somebody of the cohort: dragged to another group, or moved there by a list.

import { h, say } from "../base/dom.js";
import { makeDraggable } from "../base/drag.js";
import { chooser, setText } from "../cockpit/panel.js";

/** @import { Somebody } from "./shapes.d.ts" */
/** @import { Acting, Named, Row } from "./types.d.ts" */

/**
 * Both ways ask for the same; `groups()` are those to move to, in the order of their
 * places on `board`, and what comes after them is no group. The row stays the same
 * element wherever its person goes.
 * @param {string} id
 * @param {Acting & { board: HTMLElement, groups: () => readonly Named[] }} about
 * @returns {Row}
 */
export const personRow = (id, { board, groups, act, words }) => {
  const name = h("strong", { dir: "auto" });
  const more = h("span", { class: "ws-meta" });
  const here = h("span", { class: "ws-hidden" });
  const dot = h("span", { class: "ws-dot", "aria-hidden": "true" });
  const who = h("p", { class: "ws-member-who" }, dot, name, here, more);
  const grip = h("span", { class: "ws-grip", "aria-hidden": "true" });
  let now = "";
  /** @param {string} to */
  const move = (to) => {
    if (to !== now) act({ do: "move", person: id, to });
  };
  const list = chooser("", move);
  list.select.dataset.person = id;
  const label = list.root.querySelector("label");
  const root = h("li", { class: "ws-member" }, grip, who, list.root);
  const about = {
    root: board,
    ghostText: () => name.textContent ?? "",
    /** @param {number} place */
    drop: (place) => move(groups()[place]?.id ?? ""),
  };
  makeDraggable(grip, about);
  // A finger on a name scrolls the page.
  makeDraggable(who, { ...about, only: "mouse" });
  /** @param {Somebody} person @param {{ group: string, begins: boolean }} about */
  const draw = (person, { group, begins }) => {
    now = group;
    setText(name, person.name);
    setText(here, `, ${person.here ? words.here : words.not_here}`);
    const said = [person.school, begins && words.begins].filter(Boolean);
    setText(more, said.join(" · "));
    root.dataset.state = person.here ? "here" : "away";
    if (label) setText(label, say(words.group_of, { name: person.name }));
    const options = groups().map(({ id, name }) => [id, name]);
    list.fill([...options, ["", words.no_group]], group);
  };
  return { root, draw };
};
