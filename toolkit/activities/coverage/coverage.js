// The outcomes as a table: a bar beside the words that say the same.

import { h, say } from "../base/dom.js";
import { keepingFocus } from "../base/keyed.js";
import { link, looking, panel, shareBar } from "../base/overview.js";

/** @import { Given, Traits, Words } from "../base/types.d.ts" */
/** @import { CoverageFace, CoverageRoom, Outcome, Row } from "./shapes.d.ts" */

/** @param {Row} counted @param {Words} words */
const following = ({ all, title, link: to }, words) => {
  if (to) return link(to, title);
  return h("span", { class: "ws-meta" }, all ? words.complete : words.nowhere);
};

/** @param {Outcome} outcome @param {Row} counted @param {Words} words */
const row = ({ code, text }, counted, words) => {
  const { answered, all } = counted;
  const worked = all > 0 && [
    say(words.times, { answered, all }),
    shareBar(answered / all),
  ];
  return h(
    "tr",
    { role: "row" },
    h(
      "th",
      { scope: "row", role: "rowheader" },
      h("span", { class: "ws-outcome" }, code),
      " ",
      text,
    ),
    h("td", { role: "cell", "data-head": words.worked }, worked),
    h("td", { role: "cell", "data-head": words.next }, following(counted, words)),
  );
};

/**
 * On a phone the rows are drawn as blocks, and blocks are tables only by their roles.
 * @param {readonly string[]} heads
 */
const header = (heads) => {
  const cells = heads.map((head) =>
    h("th", { scope: "col", role: "columnheader" }, head),
  );
  return h("thead", { role: "rowgroup" }, h("tr", { role: "row" }, cells));
};

/** @param {Given<Traits<CoverageFace, CoverageRoom>>} given */
export const render = ({ model, el, words }) => {
  let open = false;
  const draw = () => {
    const { prompt, register } = model.get("face");
    const { rows = [] } = model.get("room");
    if (!rows.length) return panel(el, { title: prompt, name: "coverage" });
    const some = rows.filter(({ answered }) => answered > 0).length;
    const table = h(
      "table",
      { class: "ws-outcomes", role: "table" },
      h("caption", {}, words.caption),
      header([words.outcome, words.worked, words.next]),
      h(
        "tbody",
        { role: "rowgroup" },
        register.map((one, at) => row(one, rows[at], words)),
      ),
    );
    const ontoggle = () => {
      open = every.open;
    };
    const every = h(
      "details",
      { open, ontoggle },
      h("summary", { class: "ws-link" }, words.every),
      table,
    );
    panel(
      el,
      { title: prompt, name: "coverage" },
      h("p", {}, say(words.sum, { some, all: rows.length })),
      shareBar(some / rows.length),
      every,
    );
  };
  return looking(model, () => keepingFocus(el, draw));
};
