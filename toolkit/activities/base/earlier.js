// What an answer has been: to read, to compare with what stands, and to bring back.

import { ask } from "./ask.js";
import { h, replace, say } from "./dom.js";
import { printed, printedWords } from "./printed.js";

/** @import { Before, PrintedShown } from "./shapes.d.ts" */
/** @import { Child, Message, Model, Words } from "./types.d.ts" */

/** @param {string} title @param {Child} inside */
const quoted = (title, inside) =>
  h(
    "div",
    { class: "ws-version" },
    h("p", { class: "ws-label" }, title),
    h("div", { class: "ws-quote", dir: "auto" }, inside),
  );

/** @typedef {{ versions?: Before[], older?: boolean, stands?: PrintedShown[] }} EarlierShown */

/**
 * They are asked for when somebody opens them. `back(value)` puts one on top of what
 * stands, and says why not where it cannot; `now()` is what stands.
 * @template Value
 * @param {Model} model
 * @param {{ part: string, now: () => Value, back: (value: Value | null) => string,
 *   shown: (value: Value | null) => Child, words: Words }} about
 */
export const earlierVersions = (model, { part, now, back, shown, words }) => {
  const told = h("p", { class: "ws-meta", tabindex: "-1", "aria-live": "polite" });
  const list = h("ol", { class: "ws-versions" });
  const older = h(
    "button",
    { type: "button", class: "ws-quiet", hidden: true, onclick: () => load(oldest) },
    words.versions_older,
  );
  const root = h("div", { class: "ws-earlier" }, told, list, older);
  /** @param {number} [before] */
  const asked = (before) => ({ do: "versions", part, ...(before && { before }) });
  let oldest = 0;
  let isBringing = false;
  /** @param {readonly PrintedShown[]} blocks @param {Value | null} value */
  const drawn = (blocks, value) =>
    blocks.length ? printed(blocks, words) : shown(value);
  /** @param {Before} version */
  const item = ({ value, saved, beside, blocks }) => {
    const was = /** @type {Value | null} */ (value);
    const time = say(beside ? words.versions_beside : words.versions_at, {
      time: saved,
    });
    const bring = () => {
      const why = back(was);
      isBringing = !why;
      told.textContent = why || say(words.versions_done, { time: saved });
      told.focus();
    };
    const named = say(words.versions_back_of, { time: saved });
    const body = h("div", { class: "ws-compare" });
    const ontoggle = async () => {
      if (!made.open) return;
      /** @type {Message & EarlierShown} */
      const { stands = [] } = await ask(model, asked(1));
      replace(
        body,
        quoted(say(words.versions_then, { time: saved }), drawn(blocks, was)),
        quoted(words.versions_now, drawn(stands, now())),
        h(
          "button",
          { type: "button", "aria-label": named, onclick: bring },
          words.versions_back,
        ),
      );
    };
    const brief = blocks.length ? printedWords(blocks) : shown(was);
    const excerpt = h("span", { class: "ws-excerpt", dir: "auto" }, brief);
    const summary = h("summary", {}, h("strong", {}, time), " ", excerpt);
    const made = h("details", { ontoggle }, summary, body);
    return h("li", {}, made);
  };
  /** @param {number} [before] */
  const load = async (before) => {
    /** @type {Message & EarlierShown} */
    const reply = await ask(model, asked(before));
    const { versions, older: isMore = false } = reply;
    if (!versions) {
      told.textContent = reply.refused ?? words.versions_lost;
      return;
    }
    const items = versions.map(item);
    if (before) list.append(...items);
    else replace(list, items);
    const [first] = items;
    if (before) first?.querySelector("summary")?.focus();
    oldest = versions.at(-1)?.version ?? oldest;
    older.hidden = !isMore;
    if (!list.children.length) told.textContent = words.versions_none;
    else if (!isBringing) told.textContent = "";
  };
  return {
    root,
    load: () => {
      isBringing = false;
      load();
    },
    /** What was brought back is kept: what stood before it is in the list now. */
    kept: () => {
      if (isBringing) load();
    },
  };
};
