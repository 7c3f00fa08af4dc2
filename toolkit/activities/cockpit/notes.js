// The run sheet of the section that is on, and one's own notes on this workshop.

import { keeper } from "../base/answer.js";
import { servedPage } from "../base/ask.js";
import { h, replace, say, textBox } from "../base/dom.js";
import { keyedList } from "../base/keyed.js";
import { followRoom, setText } from "./panel.js";
import { panelFrame } from "./panel_frame.js";

/** @import { Model, Words } from "../base/types.d.ts" */
/** @import { Colleague, NotesAnswer, NotesRoom } from "./shapes.d.ts" */
/** @import { PanelGiven } from "./types.d.ts" */

/** @param {Model} model @param {Words} words */
const ownNotes = (model, words) => {
  const touch = () => kept.touch();
  const text = textBox({ label: words.mine, lines: 2, limit: 20000, oninput: touch });
  const kept = keeper(model, {
    /** @returns {NotesAnswer} */
    read: () => ({ text: text.box.value }),
    write: (value) => {
      text.box.value = value?.text ?? "";
      text.grow();
    },
    shown: (value) => value?.text || words.empty_answer,
    words,
  });
  return { roots: [text.root, kept.foot], stop: kept.stop };
};

/** @param {PanelGiven<NotesRoom>} given */
export const render = ({ model, el, words }) => {
  const title = h("h3", { class: "ws-label" });
  const sheet = h("dl", { class: "ws-sheet" });
  const themes = h("a", { target: "_blank", rel: "noopener" });
  const way = h("p", {}, themes);
  const mine = h("div", {});
  const others = h("ul", { class: "ws-colleagues", "aria-label": words.others });
  const leads = panelFrame(
    model,
    el,
    { name: "notes", words },
    title,
    sheet,
    way,
    mine,
    others,
  );
  /** @type {ReturnType<typeof ownNotes> | null} */
  let notes = null;
  let about = "";
  // Another workshop has notes of its own: what is typed stays with the old ones.
  const turn = () => {
    const key = model.get("draft_key");
    if (key === about) return;
    about = key;
    notes?.stop();
    notes = ownNotes(model, words);
    replace(mine, notes.roots);
  };
  /** @param {NotesRoom["sheet"][number]} line */
  const note = ([label, text]) => [label && h("dt", {}, label), h("dd", {}, text)];
  /** @param {string} _id @param {Colleague} one */
  const colleague = (_id, { name, text, saved }) =>
    h(
      "li",
      {},
      h("p", { class: "ws-byline" }, h("strong", {}, name), ` · ${saved}`),
      h("p", { dir: "auto" }, text),
    );
  const update = keyedList(others, colleague);
  let drawn = "";
  /** @param {Partial<NotesRoom>} room */
  const draw = (room) => {
    if (!leads(room)) return;
    turn();
    setText(
      title,
      room.before ? say(words.start, { title: room.section }) : room.section,
    );
    const as = JSON.stringify(room.sheet);
    if (as !== drawn)
      replace(
        sheet,
        room.sheet.length ? room.sheet.map(note) : h("dd", {}, words.no_sheet),
      );
    drawn = as;
    way.hidden = !room.themes;
    if (room.themes) {
      setText(themes, room.themes.title);
      themes.href = `${servedPage()?.base ?? ""}${room.themes.link}`;
    }
    update(Object.entries(room.others));
    others.hidden = !others.children.length;
  };
  const stop = followRoom(model, draw);
  return () => {
    stop();
    notes?.stop();
  };
};
