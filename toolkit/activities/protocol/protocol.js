// A protocol: who does what, a timer that the group runs itself, and notes.

import { keeper } from "../base/answer.js";
import { askedBox } from "../base/boxes.js";
import { h } from "../base/dom.js";
import { frame } from "../base/frame.js";
import { rolesGiven } from "./roles.js";
import { stepTimer } from "./timer.js";

/** @import { RolesShown } from "../base/shapes.d.ts" */
/** @import { Given, Traits } from "../base/types.d.ts" */
/** @import { ProtocolAnswer, ProtocolFace } from "./shapes.d.ts" */

/** @param {Given<Traits<ProtocolFace, RolesShown, ProtocolAnswer>>} given */
export const render = ({ model, el, words }) => {
  const { roles, meta } = model.get("face");
  const oninput = () => {
    kept.touch();
  };
  const people = roles.map((label) => askedBox({ label, oninput }));
  const notes = askedBox({ label: words.notes, lines: 4, limit: 20000, oninput });
  const kept = keeper(model, {
    read: () => ({ who: people.map((one) => one.read()), notes: notes.read() }),
    /** @param {ProtocolAnswer | null} value */
    write: (value) => {
      people.forEach((one, index) => one.write(value?.who?.[index]));
      notes.write(value?.notes);
    },
    /** @param {ProtocolAnswer | null} value */
    shown: (value) => {
      const named = roles.map(
        (role, index) => value?.who?.[index] && `${role}: ${value.who[index]}`,
      );
      return [...named, value?.notes].filter(Boolean).join("\n") || words.empty_answer;
    },
    words,
  });
  const timer = stepTimer(model, words);
  const given = rolesGiven(model, words);
  const legend = h("legend", { class: "ws-label" }, words.roles);
  const hint = h("p", { class: "ws-help" }, words.roles_help);
  const pairs = h(
    "div",
    { class: "ws-pairs" },
    people.map(({ root }) => root),
  );
  const doing = roles.length > 0 && h("fieldset", {}, legend, hint, pairs);
  const about = h("p", { class: "ws-meta" }, meta);
  frame(model, el, about, given.root, doing, timer.roots, notes.root, kept.foot);
  el.firstElementChild?.classList.add("ws-together");
  return () => {
    kept.stop();
    timer.stop();
    given.stop();
  };
};
