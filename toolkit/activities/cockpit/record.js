// What a facilitator records of a person, and the form for it.

import { h, replace, say, unique } from "../base/dom.js";
import { escaping } from "../base/escape.js";
import { chooser, press } from "./panel.js";

/** @import { Words } from "../base/types.d.ts" */
/** @import { PersonShown } from "./shapes.d.ts" */
/** @import { Does, Told } from "./types.d.ts" */

/** @param {PersonShown} one @param {Words} words */
const recordedWords = ({ joined, left }, words) => {
  if (!joined) return words.was_not;
  return say(left ? words.was_here : words.is_here, { joined, left });
};

/**
 * Opens below the list, about one person; what somebody else corrects meanwhile does
 * not change what is being typed here.
 * @param {{ does: Does, showLink: (name: string, made: Told) => void,
 *   closed: (id: string) => void, words: Words }} given
 */
export const recordForm = ({ does, showLink, closed, words }) => {
  const root = h("div", { class: "ws-record", hidden: true });
  /** @type {string | null} */
  let about = null;
  const close = () => {
    root.hidden = true;
    if (about !== null) closed(about);
    about = null;
  };
  root.addEventListener("keydown", escaping(close));
  /** @param {string} id @param {PersonShown} one */
  const open = (id, one) => {
    about = id;
    const mark = chooser(words.mark, () => {}, { hidden: false });
    const marks = ["present", "apology", "absent"].map((value) => [
      value,
      words[value],
    ]);
    mark.fill([["", words.as_recorded], ...marks], one.mark);
    const mode = chooser(words.mode, () => {}, { hidden: false });
    const modes = [
      ["in person", words.in_person],
      ["online", words.online],
    ];
    mode.fill([["", words.mode_recorded], ...modes], one.mode);
    const tick = h("input", { type: "checkbox", id: unique("caught") });
    tick.checked = one.caught_up;
    const caught = h(
      "div",
      { class: "ws-choice" },
      tick,
      h("label", { for: tick.id }, words.caught_up),
    );
    const note = h("input", {
      type: "text",
      id: unique("note"),
      dir: "auto",
      value: one.note,
    });
    const noted = h(
      "div",
      { class: "ws-choose" },
      h("label", { for: note.id, class: "ws-label" }, words.note),
      note,
    );
    /** @param {SubmitEvent} event */
    const keep = async (event) => {
      event.preventDefault();
      const said = {
        mark: mark.select.value,
        mode: mode.select.value,
        caught_up: tick.checked,
        note: note.value,
      };
      const kept = await does(
        { do: "record", person: one.person, ...said },
        say(words.kept, { name: one.name }),
      );
      if (kept && about === id) close();
    };
    const link = async () => {
      const made = await does({ do: "link", seat: id });
      if (made) showLink(one.name, made);
    };
    const title = h(
      "h3",
      { class: "ws-label", tabindex: "-1" },
      say(words.record, { name: one.name }),
    );
    replace(
      root,
      title,
      h(
        "p",
        { class: "ws-meta" },
        [one.school, recordedWords(one, words)].filter(Boolean).join(" · "),
      ),
      h(
        "form",
        { onsubmit: keep },
        h("div", { class: "ws-row" }, mark.root, mode.root, caught),
        noted,
        h(
          "div",
          { class: "ws-row" },
          h("button", { class: "ws-plain" }, words.keep),
          press(words.close, close),
          !one.steers && press(words.link, link),
        ),
      ),
    );
    root.hidden = false;
    title.focus();
  };
  return { root, open };
};
