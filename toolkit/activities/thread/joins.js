// The joins of a thread as a list, and a form that adds one.

import { h, replace, say, unique } from "../base/dom.js";
import { spoken } from "../base/formulas.js";
import { foldedPart } from "../base/parts.js";

/** @import { Child, Words } from "../base/types.d.ts" */
/** @import { Join, ThreadOwn } from "./shapes.d.ts" */

/**
 * @param {Join} join
 * @param {{ strips: readonly string[], joins: readonly string[] }} face
 * @param {Words} words
 */
export const joinWords = ({ from, kind, to }, { strips, joins }, words) =>
  say(words.join, { from: strips[from], kind: joins[kind], to: strips[to] });

/**
 * @param {{ face: ThreadOwn, order: () => readonly number[], changed: () => void,
 *   words: Words }} about
 */
export const joinList = ({ face, order, changed, words }) => {
  const { joins: kinds, strips, most_joins: most } = face;
  /** @param {Join} join */
  const text = (join) => joinWords(join, face, words);
  /** @type {Join[]} */
  let joins = [];
  const told = h("p", { class: "ws-meta", role: "status" });
  const list = h("ul", { class: "ws-entries ws-joins", "aria-label": words.joins });
  const none = h("p", { class: "ws-meta" }, words.no_joins);
  /** @param {string} label @param {Child} [options] */
  const pick = (label, options) => {
    const id = unique("join");
    const select = h("select", { id }, options);
    const root = h(
      "div",
      { class: "ws-field" },
      h("label", { for: id, class: "ws-label" }, label),
      select,
    );
    return { root, select };
  };
  const from = pick(words.from);
  const kind = pick(
    words.kind,
    kinds.map((name, at) => h("option", { value: String(at) }, name)),
  );
  const to = pick(words.to);
  /**
   * Strips are offered in the order in which they lie now.
   * @param {{ select: HTMLSelectElement }} picked
   */
  const offer = ({ select }) => {
    const chosen = select.value;
    /** @param {number} strip @param {number} place */
    const option = (strip, place) =>
      h("option", { value: String(strip) }, `${place + 1}. ${strips[strip]}`);
    replace(select, h("option", { value: "" }, words.choose), order().map(option));
    select.value = chosen;
  };
  /** @param {Join} join */
  const remove = (join) => {
    joins = joins.filter((other) => other !== join);
    draw();
    told.textContent = spoken(say(words.parted, { join: text(join) }));
    add.focus();
    changed();
  };
  /** @param {Join} join */
  const row = (join) => {
    const onclick = () => remove(join);
    const label = say(words.remove_of, { join: text(join) });
    const away = h(
      "button",
      { type: "button", "aria-label": label, onclick },
      words.remove,
    );
    return h(
      "li",
      {},
      h(
        "span",
        {},
        h("strong", { class: "ws-kind" }, String(join.kind + 1)),
        ` ${text(join)}`,
      ),
      away,
    );
  };
  /** @param {Join} join */
  const refused = (join) => {
    if (from.select.value === "" || to.select.value === "" || join.from === join.to)
      return words.choose_both;
    const isThere = joins.some(
      (other) => JSON.stringify(other) === JSON.stringify(join),
    );
    if (isThere) return words.already;
    return joins.length >= most ? say(words.full, { most }) : "";
  };
  const onclick = () => {
    const [first, how, second] = [from, kind, to].map(({ select }) =>
      Number(select.value),
    );
    const join = { from: first, kind: how, to: second };
    const why = refused(join);
    replace(told, why || say(words.joined, { join: text(join) }));
    if (why) return;
    joins.push(join);
    [from, to].forEach(({ select }) => (select.value = ""));
    draw();
    changed();
  };
  const add = h("button", { type: "button", class: "ws-quiet", onclick }, words.add);
  const draw = () => {
    replace(list, joins.map(row));
    none.hidden = joins.length > 0;
    root.said(say(words.joined_count, { count: joins.length }));
    list.hidden = !joins.length;
  };
  const form = h("div", { class: "ws-join-form" }, from.root, kind.root, to.root, add);
  const root = foldedPart(words.joins, { name: "ws-joining" }, none, list, form, told);
  return {
    root: root.root,
    read: () =>
      joins.map(({ from: first, kind: how, to: second }) => ({
        from: first,
        kind: how,
        to: second,
      })),
    /** @param {readonly Join[] | null | undefined} value */
    write: (value) => {
      joins = (value ?? []).map(({ from: first, kind: how, to: second }) => ({
        from: first,
        kind: how,
        to: second,
      }));
      draw();
    },
    reorder: () => [from, to].forEach(offer),
  };
};
