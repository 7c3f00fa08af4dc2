// A long form, one part at a time or all at once; which, this browser remembers.

import { h, replace, say } from "./dom.js";
import { opening } from "./opening.js";

/** @import { Words } from "./types.d.ts" */

/**
 * A part of a form: `heading` is what is read first, `place` where the part stands if
 * its number does not say it, `filled` whether it is answered.
 * @typedef {{ root: HTMLElement, heading: HTMLElement, title: string, place?: string,
 *   filled: () => boolean, optional?: boolean }} StepPart
 */

const WAY = "workshop-forms";

const isAllAtOnce = () => {
  try {
    return localStorage.getItem(WAY) === "all";
  } catch {
    return false; // private browsing may refuse storage
  }
};

/** @param {boolean} all */
const remember = (all) => {
  try {
    localStorage.setItem(WAY, all ? "all" : "steps");
  } catch {
    // then it is asked again next time
  }
};

/** @param {StepPart} part @param {Words} words */
const stateOf = ({ filled, optional }, words) => {
  if (filled()) return words.steps_answered;
  return optional ? words.steps_optional : words.steps_empty;
};

/** @param {readonly StepPart[]} parts */
const firstEmpty = (parts) => {
  const asked = parts.findIndex((part) => !part.optional && !part.filled());
  return Math.max(0, asked < 0 ? parts.findIndex((part) => !part.filled()) : asked);
};

/** @param {HTMLElement} heading */
const goTo = (heading) => {
  heading.tabIndex = -1;
  heading.focus({ preventScroll: true });
  heading.scrollIntoView({ block: "start", behavior: "instant" });
};

/**
 * `root` holds all parts, of which one is shown; `show(index)` goes to one, and
 * `refresh()` is called whenever something is answered.
 * @param {readonly StepPart[]} parts
 * @param {Words} words
 */
export const steps = (parts, words) => {
  let all = isAllAtOnce();
  let at = 0;
  let isTouched = false; // until then answers that arrive decide where one goes on
  const list = h("ol", { class: "ws-step-list" });
  const listed = opening(words.steps_list, list);
  parts.forEach(({ root, heading, place }, index) => {
    root.classList.add("ws-by-part-one");
    const number = { number: index + 1, all: parts.length };
    const told = place ?? say(words.steps_part, number);
    if (told) heading.prepend(h("span", { class: "ws-step-place" }, told, " "));
  });
  const drawList = () => {
    if (!listed.open) return;
    const items = parts.map((part, index) => {
      const isHere = !all && index === at;
      const button = { type: "button", "aria-current": isHere && "step" };
      const state = h("span", { class: "ws-meta" }, stateOf(part, words));
      const onclick = () => show(index);
      return h("li", {}, h("button", { ...button, onclick }, part.title, " ", state));
    });
    replace(list, items);
  };
  const draw = () => {
    parts.forEach(({ root }, index) => (root.hidden = !all && index !== at));
    back.disabled = at === 0;
    on.disabled = at === parts.length - 1;
    pages.hidden = all;
    way.textContent = all ? words.steps_one : words.steps_all;
    drawList();
  };
  /** @param {number} to */
  const show = (to) => {
    isTouched = true;
    at = Math.min(Math.max(to, 0), parts.length - 1);
    listed.open = false;
    draw();
    goTo(parts[at].heading);
  };
  const turn = () => {
    isTouched = true;
    all = !all;
    remember(all);
    draw();
  };
  /** @param {string} text @param {() => void} onclick */
  const button = (text, onclick) => {
    const quiet = { type: "button", class: "ws-quiet" };
    return h("button", { ...quiet, onclick }, text);
  };
  const back = button(words.steps_back, () => show(at - 1));
  const on = button(words.steps_next, () => show(at + 1));
  on.classList.remove("ws-quiet");
  const pages = h("div", { class: "ws-pages" }, back, on);
  const way = button("", turn);
  const tools = h("div", { class: "ws-step-tools" }, listed, way);
  const shown = h(
    "div",
    { class: "ws-parts" },
    parts.map(({ root }) => root),
  );
  for (const event of ["focusin", "input", "pointerdown"]) {
    shown.addEventListener(event, () => (isTouched = true));
  }
  listed.addEventListener("toggle", drawList);
  const refresh = () => {
    if (isTouched) return drawList();
    at = firstEmpty(parts);
    return draw();
  };
  refresh();
  return {
    root: h("div", { class: "ws-by-part" }, tools, shown, pages),
    show,
    refresh,
  };
};
