// Everybody, by group or by who has finished: lines that move only while nobody uses them.

import { h, say, unique } from "../base/dom.js";
import { letIn, whenFree } from "../base/held.js";
import { placeInOrder } from "../base/in_order.js";
import { setText } from "./panel.js";
import { personLine } from "./person.js";

/** @import { Words } from "../base/types.d.ts" */
/** @import { PeopleRoom, PersonShown } from "./shapes.d.ts" */

/**
 * Below which heading somebody stands.
 * @param {PersonShown} one
 * @param {PeopleRoom} room
 * @param {Words} words
 */
const headingOf = (one, { ends, expected }, words) => {
  if (one.steers) return words.facilitators;
  if (!ends) return one.group || words.no_group;
  if (one.state === "never") return words.absent_yet;
  return one.reached < expected ? words.unfinished : words.finished;
};

/** @param {string} heading */
const listSection = (heading) => {
  const id = unique("group");
  const title = h("h3", { id });
  const list = h("ul", { class: "ws-ones", "aria-labelledby": id });
  const root = h("section", { class: "ws-group" }, title, list);
  /** @param {readonly HTMLElement[]} lines */
  const draw = (lines) => {
    setText(title, say(heading, { count: lines.length }));
    placeInOrder(list, lines);
  };
  return { root, draw };
};

/** @param {{ choose: (id: string) => void, words: Words }} about */
export const peopleList = ({ choose, words }) => {
  const root = h("div", { class: "ws-groups" });
  /** @type {Map<string, ReturnType<typeof personLine>>} */
  const lines = new Map();
  /** @type {Map<string, ReturnType<typeof listSection>>} */
  const sections = new Map();
  let isPointedAt = false;
  let closeFormer = () => {};
  /** @param {() => void} close */
  const opened = (close) => {
    closeFormer();
    closeFormer = close;
  };
  // A finger points at nothing once it is lifted.
  root.addEventListener("pointerover", ({ pointerType }) => {
    isPointedAt = pointerType === "mouse";
  });
  root.addEventListener("pointerleave", () => {
    isPointedAt = false;
    letIn();
  });
  const isUsed = () =>
    isPointedAt || (document.hasFocus() && root.contains(document.activeElement));
  /** @param {string} id */
  const lineOf = (id) => {
    const line = lines.get(id) ?? personLine(id, { choose, opened, words });
    lines.set(id, line);
    return line;
  };
  /** @param {string} heading */
  const sectionOf = (heading) => {
    const found = sections.get(heading) ?? listSection(heading);
    sections.set(heading, found);
    return found;
  };
  /** @param {PeopleRoom} room */
  const place = (room) => {
    /** @type {Map<string, HTMLElement[]>} */
    const below = new Map();
    for (const id of room.order) {
      const heading = headingOf(room.people[id], room, words);
      below.set(heading, [...(below.get(heading) ?? []), lineOf(id).root]);
    }
    const shown = [...below].map(([heading, ones]) => {
      const section = sectionOf(heading);
      section.draw(ones);
      return section.root;
    });
    root.toggleAttribute("data-ends", room.ends);
    placeInOrder(root, shown);
  };
  /** @param {PeopleRoom} room */
  const draw = (room) => {
    const { asked, expected } = room;
    for (const [id, one] of Object.entries(room.people))
      lineOf(id).draw({ ...one, asked, expected });
    whenFree(root, () => place(room), isUsed);
  };
  /** @param {string} id */
  const focusOn = (id) => {
    /** @type {HTMLElement | null | undefined} */
    const button = lines.get(id)?.root.querySelector("button");
    button?.focus();
  };
  return { root, draw, focusOn };
};
