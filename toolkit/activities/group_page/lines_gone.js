// What was taken away and can be put back, and every version there ever was.

import { ask } from "../base/ask.js";
import { h, replace, say } from "../base/dom.js";
import { draftOf } from "../base/draft.js";
import { said } from "../base/said.js";
import { quietly } from "./line.js";

/** @import { Message, Model, Words } from "../base/types.d.ts" */
/** @import { LineBefore, LineShown } from "./shapes.d.ts" */
/** @import { LineWrite } from "./types.d.ts" */

/** @param {{ putBack: (line: LineShown) => void, words: Words }} about */
export const goneLines = ({ putBack, words }) => {
  const title = h("summary", {});
  const list = h("ul", { class: "ws-entries" });
  const root = h("details", { class: "ws-gone", hidden: true }, title, list);
  let drawn = "";
  /** @param {readonly LineShown[]} lines */
  const draw = (lines) => {
    const as = JSON.stringify(lines.map(({ id, text }) => [id, text]));
    if (as === drawn) return;
    drawn = as;
    root.hidden = !lines.length;
    title.textContent = say(words.gone, { count: lines.length });
    replace(
      list,
      lines.map((line) => {
        const name = say(words.put_back_of, { text: line.text });
        const back = quietly(words.put_back, () => putBack(line), name);
        return h("li", {}, said(line.text, words), back);
      }),
    );
  };
  return { root, draw };
};

/**
 * Asked for when it is opened, because hardly anybody opens it.
 * @param {Model} model
 * @param {Words} words
 */
export const lineHistory = (model, words) => {
  const list = h("ul", { class: "ws-history" });
  /** @param {LineBefore} version */
  const row = ({ text, gone, by, saved }) =>
    h(
      "li",
      {},
      say(gone ? words.history_gone : words.history_line, { text, by, saved }),
    );
  const load = async () => {
    if (!root.open) return;
    /** @type {Message & { history?: LineBefore[] }} */
    const { history = [] } = await ask(model, { do: "history" });
    replace(list, history.length ? history.map(row) : h("li", {}, words.none));
  };
  const root = h(
    "details",
    { class: "ws-gone", ontoggle: load },
    h("summary", {}, words.history),
    list,
  );
  return { root };
};

/**
 * Words that were typed for a group one is no longer in.
 * @param {{ drafts: () => { key: string, value: LineWrite }[],
 *   bring: (text: string) => void, words: Words }} about
 */
export const leftovers = ({ drafts, bring, words }) => {
  const root = h("div", {
    class: "ws-leftovers",
    role: "group",
    "aria-label": words.unsent,
  });
  const draw = () => {
    const left = drafts();
    root.hidden = !left.length;
    /** @param {{ key: string, value: LineWrite }} draft */
    const row = ({ key, value: { text } }) => {
      /** @param {() => void} act */
      const settle = (act) => () => {
        draftOf(key).clear();
        act();
        draw();
      };
      const yes = quietly(
        words.bring,
        settle(() => bring(text)),
        say(words.bring_of, { text }),
      );
      const no = quietly(
        words.let_go,
        settle(() => {}),
        say(words.let_go_of, { text }),
      );
      return h("li", {}, h("span", { dir: "auto" }, text), yes, no);
    };
    replace(
      root,
      h("h4", {}, words.unsent),
      h("p", { class: "ws-help" }, words.unsent_help),
      h("ul", { class: "ws-entries" }, left.map(row)),
    );
  };
  draw();
  return { root, draw };
};
