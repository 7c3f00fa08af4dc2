// The aims of a plan, each with its actions; `aims()` gives the list to change in place.

import { isFilled } from "../base/ask.js";
import { h, replace, say } from "../base/dom.js";
import { actionCard } from "./action.js";
import { lineBox, passage } from "./boxes.js";
import { removal } from "./removal.js";

/** @import { Words } from "../base/types.d.ts" */
/** @import { Action, Aim, Most } from "./shapes.d.ts" */
/** @import { Begun } from "./types.d.ts" */

/**
 * What every part of the plan needs.
 * @typedef {{ rags: readonly string[], most: Most, touch: () => void,
 *   words: Words }} Common
 */

/** @returns {Aim} */
const emptyAim = () => ({ aim: "", codes: "", actions: [] });

/** @returns {Action} */
const emptyAction = () => ({
  ...{ action: "", lead: "", help: "", by: "", resources: "", measure: "" },
  ...{ rag: "", reason: "", reviews: [] },
});

/** @param {string} words @param {() => void} onclick */
export const quietButton = (words, onclick) =>
  h("button", { type: "button", class: "ws-quiet", onclick }, words);

/** @param {Action[]} actions @param {Common & { aim: number }} about */
const actionList = (actions, { aim, rags, most, touch, words }) => {
  const cards = h("div", { class: "ws-actions" });
  const status = h("p", { class: "ws-note", role: "status" });
  /** @param {Action} action */
  const remove = (action) => {
    actions.splice(actions.indexOf(action), 1);
    draw();
    more.focus();
    status.textContent = words.removed;
    touch();
  };
  /** @param {Action} action @param {number} index @param {boolean} open */
  const card = (action, index, open) =>
    actionCard(action, {
      ...{ number: index + 1, aim, rags, most: most.reviews, touch, open },
      remove: () => remove(action),
      words,
    });
  const draw = () =>
    replace(
      cards,
      actions.map((action, index) => card(action, index, false)),
    );
  const add = () => {
    const full = actions.length >= most.actions;
    status.textContent = full ? say(words.full, { most: most.actions }) : "";
    if (full) return;
    const action = emptyAction();
    actions.push(action);
    cards.append(card(action, actions.length - 1, true));
    cards.lastElementChild?.querySelector("textarea")?.focus();
  };
  const more = quietButton(say(words.add_action, { number: aim }), add);
  draw();
  return [h("h5", {}, say(words.actions, { number: aim })), cards, more, status];
};

/** @param {Aim} aim @param {Common & { number: number, remove: () => void }} about */
const aimCard = (aim, { number, rags, most, touch, remove, words }) => {
  /** @param {"aim" | "codes"} name @returns {(text: string) => void} */
  const into = (name) => (text) => {
    aim[name] = text;
    touch();
  };
  const title = say(words.aim, { number });
  return h(
    "div",
    { class: "ws-part" },
    passage({
      label: title,
      value: aim.aim,
      help: words.aim_help,
      typed: into("aim"),
    }),
    lineBox({
      label: words.codes,
      value: aim.codes,
      help: words.codes_help,
      typed: into("codes"),
    }),
    actionList(aim.actions, { aim: number, rags, most, touch, words }),
    removal({
      what: say(words.aim_remove, { number }),
      filled: () => isFilled(aim),
      act: remove,
      words,
    }),
  );
};

/** @param {Common & { aims: () => Aim[] }} about */
export const aimList = ({ aims, rags, most, touch, words }) => {
  const status = h("p", { class: "ws-note", role: "status" });
  const list = h("div", { class: "ws-parts" });
  /** @param {Aim} aim */
  const remove = (aim) => {
    aims().splice(aims().indexOf(aim), 1);
    draw();
    more.focus();
    status.textContent = words.removed;
    touch();
  };
  /** @param {Aim} aim @param {number} index */
  const card = (aim, index) =>
    aimCard(aim, {
      number: index + 1,
      rags,
      most,
      touch,
      remove: () => remove(aim),
      words,
    });
  const draw = () => replace(list, aims().map(card));
  const add = () => {
    const full = aims().length >= most.aims;
    status.textContent = full ? say(words.full, { most: most.aims }) : "";
    if (full) return;
    const aim = emptyAim();
    aims().push(aim);
    list.append(card(aim, aims().length - 1));
    list.lastElementChild?.querySelector("textarea")?.focus();
  };
  /** @param {string} words */
  const useWords = (words) => {
    if (!aims().length) aims().push(emptyAim());
    aims()[0].aim = words;
    draw();
    list.querySelector("textarea")?.focus();
    touch();
  };
  /** @param {Begun} begun */
  const take = ({ aim, codes, action }) => {
    const blank = aims().find((one) => !isFilled(one));
    const full = !blank && aims().length >= most.aims;
    if (full) {
      status.textContent = say(words.full, { most: most.aims });
      return false;
    }
    const target = blank ?? aims()[aims().push(emptyAim()) - 1];
    Object.assign(target, { aim, codes, actions: [{ ...emptyAction(), action }] });
    draw();
    list.children[aims().indexOf(target)].querySelector("textarea")?.focus();
    touch();
    return true;
  };
  const more = h("button", { type: "button", onclick: add }, words.add_aim);
  return { list, more, status, draw, useWords, take };
};
