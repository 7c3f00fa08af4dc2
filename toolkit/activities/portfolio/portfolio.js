// All that somebody has made, and the one button that makes a document of it.

import { keeper } from "../base/answer.js";
import { h, replace, say, unique } from "../base/dom.js";
import { keepingFocus } from "../base/keyed.js";
import { looking, panel, root } from "../base/overview.js";
import { madeGroup, marked } from "./made.js";

/** @import { Given, Traits } from "../base/types.d.ts" */
/** @import { MadeGroup, PortfolioAnswer } from "./shapes.d.ts" */
/** @import { PortfolioFace, PortfolioRoom } from "./shapes.d.ts" */

/** @param {Given<Traits<PortfolioFace, PortfolioRoom, PortfolioAnswer>>} given */
export const render = ({ model, el, words }) => {
  const { prompt, titles, pdf } = model.get("face");
  /** @type {Map<string, boolean>} */
  const opened = new Map();
  /** @type {Set<string>} */
  let chosen = new Set();
  let choosing = false;

  const known = () => {
    const { groups = [] } = model.get("room");
    return new Set(
      groups.flatMap(({ part, made }) => [part, ...made.map((one) => one.part)]),
    );
  };
  const included = () => {
    const there = known();
    // What a single box stands for is in already when its workshop's box is ticked.
    /** @param {string} part */
    const isInside = (part) => part.includes("/") && chosen.has(part.split("/", 1)[0]);
    return [...chosen].filter((part) => there.has(part) && !isInside(part));
  };

  const make = h("a", { class: "ws-link ws-primary" }, words.pdf);
  const said = h("p", { role: "status" });
  const toggle = h("button", { type: "button", class: "ws-quiet" });
  const clear = h("button", { type: "button", class: "ws-quiet" }, words.all_again);
  const lists = h("div", {});
  const marks = h("div", {});

  const drawChoice = () => {
    const parts = included();
    const query = parts.map((part) => `include=${encodeURIComponent(part)}`).join("&");
    make.href = root + (query ? `${pdf}?${query}` : pdf);
    const count = parts.length;
    const text =
      count === 0
        ? words.everything
        : count === 1
          ? words.chosen_one
          : say(words.chosen_count, { count });
    if (said.textContent !== text) said.textContent = text;
    toggle.textContent = choosing ? words.chosen_done : words.choose;
    toggle.setAttribute("aria-expanded", String(choosing));
    clear.hidden = !choosing || count === 0;
  };
  const drawLists = () => {
    const { groups = [], marks: listed = [] } = model.get("room");
    if (!opened.size) openFirst(groups);
    const how = { opened, chosen, choosing, choose };
    replace(
      lists,
      groups.map((group) =>
        madeGroup(group, { title: titles[group.part], ...how, words }),
      ),
    );
    replace(marks, marked(listed, words));
  };
  /**
   * The newest workshop with an answer, so that there is something to see at once.
   * @param {readonly MadeGroup[]} groups
   */
  const openFirst = (groups) => {
    const newest = groups.findLast(({ made }) => made.length);
    if (newest) opened.set(newest.part, true);
  };
  const draw = () => {
    drawChoice();
    drawLists();
  };
  /** @param {string} part @param {boolean} isIn */
  const choose = (part, isIn) => {
    if (isIn) chosen.add(part);
    else chosen.delete(part);
    const inside = `${part}/`;
    if (isIn)
      chosen.forEach((other) => other.startsWith(inside) && chosen.delete(other));
    keepingFocus(el, draw);
    kept.touch();
  };
  toggle.addEventListener("click", () => {
    choosing = !choosing;
    if (choosing)
      model.get("room").groups?.forEach(({ part }) => opened.set(part, true));
    draw();
  });
  clear.addEventListener("click", () => {
    chosen = new Set();
    draw();
    toggle.focus();
    kept.touch();
  });

  const id = unique("export");
  const foot = h("div", {});
  panel(
    el,
    { title: prompt, name: "portfolio", hidden: true },
    h(
      "section",
      { class: "ws-first", "aria-labelledby": id },
      h("h2", { class: "ws-panel-title", id }, words.export),
      said,
      h("p", { class: "ws-links" }, make),
      h("p", { class: "ws-links" }, toggle, clear),
      foot,
    ),
    lists,
    marks,
  );
  const kept = keeper(model, {
    levels: [],
    read: () => ({ include: included() }),
    /** @param {PortfolioAnswer | null} value */
    write: (value) => {
      chosen = new Set(value?.include ?? []);
      drawChoice();
    },
    words,
  });
  foot.append(kept.foot);
  const stop = looking(model, () => keepingFocus(el, draw));
  return () => {
    stop();
    kept.stop();
  };
};
