// Panels that take turns: all of them on a phone, those of one place in a wide window.

import { h, setName } from "../base/dom.js";

/** @import { Words } from "../base/types.d.ts" */

/** In the order of their digits. */
export const PANELS = ["steer", "people", "walls", "groups", "pages", "notes"];
const IN_TURN = ["walls", "groups", "pages"];
const IN_TURN_WHERE_LOW = [...IN_TURN, "notes"];
const KEPT_TURN = "workshop-cockpit:";

export const wideWindow = matchMedia("(min-width: 64rem)");
/** As wide, but too low for a wall and the notes one below the other. */
const lowWindow = matchMedia("(min-width: 64rem) and (max-height: 53.99rem)");

const inTurnWhereWide = () => (lowWindow.matches ? IN_TURN_WHERE_LOW : IN_TURN);

/** @param {string} name */
const keptTurn = (name) => {
  try {
    return sessionStorage.getItem(KEPT_TURN + name) ?? "";
  } catch {
    return "";
  }
};

/** @param {string} name @param {string} value */
const keepTurn = (name, value) => {
  try {
    sessionStorage.setItem(KEPT_TURN + name, value);
  } catch {
    // then it is forgotten with the page
  }
};

/** @param {string} name @returns {HTMLElement | null} */
export const panelCalled = (name) =>
  document.querySelector(`main > .ws-widget .ws-panel-${name}`);

/** @param {string} kind @param {readonly string[]} among */
const chosenOf = (kind, among) => {
  const there = among.filter(panelCalled);
  const kept = keptTurn(kind);
  return there.includes(kept) ? kept : there[0];
};

/**
 * Shows what is chosen; every panel's script has this, so what is chosen stands in no
 * script but in what the browser keeps.
 * @param {Element} bar
 */
const showTurn = (bar) => {
  const isWide = wideWindow.matches;
  const wide = inTurnWhereWide();
  const inTurn = isWide ? wide : PANELS;
  const chosen = chosenOf(isWide ? "place" : "tab", inTurn);
  for (const name of PANELS) {
    const isBehind = inTurn.includes(name) && name !== chosen;
    const cell = panelCalled(name)?.closest("main > *");
    cell?.toggleAttribute("data-behind", isBehind);
    const tab = bar.querySelector(`[data-tab="${name}"]`);
    tab?.setAttribute("aria-pressed", String(name === chosen));
    tab?.toggleAttribute("data-apart", isWide && !wide.includes(name));
  }
  bar.toggleAttribute("data-alone", wide.filter(panelCalled).length < 2);
};

/** @param {string} name */
export const turnTo = (name) => {
  keepTurn("tab", name);
  if (inTurnWhereWide().includes(name)) keepTurn("place", name);
  const bar = document.querySelector(".ws-tabs");
  if (bar) showTurn(bar);
};

/** @param {Element} main @param {Words} words */
const barIn = (main, words) => {
  const found = main.querySelector(".ws-tabs");
  if (found) return found;
  const bar = h("nav", { class: "ws-tabs", "aria-label": words.panels });
  main.prepend(bar);
  for (const size of [wideWindow, lowWindow])
    size.addEventListener("change", () => showTurn(bar));
  return bar;
};

/** @param {string} name @param {Words} words */
const tabFor = (name, words) => {
  const press = () => {
    turnTo(name);
    if (!wideWindow.matches) scrollTo({ top: 0 });
  };
  return h(
    "button",
    { type: "button", "data-tab": name, onclick: press },
    h("span", {}, words[`tab_${name}`]),
    h("span", { class: "ws-badge", "aria-hidden": "true" }),
  );
};

/** @param {HTMLElement} root */
const drawBadge = ({ dataset }) => {
  const tab = document.querySelector(`.ws-tabs [data-tab="${dataset.panel}"]`);
  const [said, badge] = tab?.children ?? [];
  if (!tab || !badge) return;
  badge.textContent = dataset.badge ?? "";
  const about = [said.textContent, dataset.badge && dataset.badgeSaid];
  setName(tab, about.filter(Boolean).join(", "));
};

/**
 * A number beside the panel's name, and what it counts; none for 0.
 * @param {HTMLElement} el
 * @param {number} count
 * @param {string} said
 */
export const tabBadge = (el, count, said) => {
  const root = el.firstElementChild;
  if (!(root instanceof HTMLElement)) return;
  root.dataset.badge = count ? String(count) : "";
  root.dataset.badgeSaid = said;
  drawBadge(root);
};

/**
 * Gives the panel its tab, once it stands on the page; nothing outside of ours.
 * @param {HTMLElement} root
 * @param {string} name
 * @param {Words} words
 */
export const joinTabs = (root, name, words) => {
  root.dataset.panel = name;
  setTimeout(() => {
    const main = root.closest("main");
    // Among other things, as in the gallery, a panel takes no turns.
    const isOfCockpit = root.closest("main > .ws-widget") && words[`tab_${name}`];
    if (!main || !isOfCockpit) return;
    const bar = barIn(main, words);
    bar.querySelector(`[data-tab="${name}"]`)?.remove();
    const after = PANELS.slice(PANELS.indexOf(name) + 1);
    const next = [...bar.children].find(
      (one) => one instanceof HTMLElement && after.includes(one.dataset.tab ?? ""),
    );
    bar.insertBefore(tabFor(name, words), next ?? null);
    drawBadge(root);
    showTurn(bar);
  });
};
