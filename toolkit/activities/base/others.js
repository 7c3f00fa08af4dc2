// What others share, under one's own answer: folded, and read when it is opened.

import { ask } from "./ask.js";
import { h, say, unique } from "./dom.js";
import { keyedList } from "./keyed.js";
import { printed } from "./printed.js";

/** @import { OthersShown, SharedAnswer } from "./shapes.d.ts" */
/** @import { Model, Stop, Words } from "./types.d.ts" */

const FIRST_SHOWN = 3; // how many are shown before anybody asks for all
const AT_MOST = 250;
const FINDS_FROM = 8; // from more than these on, a box to find words in

const OTHERS_SCOPES = ["group", "cohort", "all"];

/** @param {SharedAnswer} answer @param {Words} words */
const otherCard = ({ name, school, saved, shared, blocks }, words) => {
  const id = unique("other");
  return h(
    "li",
    { class: "ws-other" },
    h(
      "article",
      { "aria-labelledby": id },
      h("h4", { id }, name),
      h("p", { class: "ws-meta" }, [school, saved, shared].filter(Boolean).join(" · ")),
      printed(blocks, words),
    ),
  );
};

/** @param {Model} model @param {string} scope @param {Words} words */
const foldOfOthers = (model, scope, words) => {
  const summary = h("summary", {});
  const status = h("p", { class: "ws-meta", role: "status" });
  const list = h("ol", { class: "ws-others-list" });
  const fill = keyedList(list, (_id, answer) => otherCard(answer, words));
  const more = h("button", { type: "button", class: "ws-quiet", onclick: () => all() });
  const find = h("input", {
    type: "search",
    id: unique("find"),
    oninput: () => sift(),
  });
  const finder = h(
    "p",
    { class: "ws-others-find", hidden: true },
    h("label", { for: find.id, class: "ws-label" }, words.others_find),
    find,
  );
  const root = h(
    "details",
    { class: "ws-others" },
    summary,
    finder,
    list,
    more,
    status,
  );
  let most = FIRST_SHOWN;
  let count = 0;
  /** @type {OthersShown} */
  let shown = { people: [], of: 0 };
  const sift = () => {
    const wanted = find.value.trim().toLowerCase();
    const items = [...list.children];
    const left = items.filter((item) => {
      const has = (item.textContent ?? "").toLowerCase().includes(wanted);
      item.toggleAttribute("hidden", !has);
      return has;
    });
    const nothing = shown.of ? words.others_none : words.others_gone;
    status.textContent = left.length ? "" : nothing;
  };
  const draw = () => {
    const { people, of } = shown;
    fill(people.map((answer) => [answer.id, answer]));
    more.hidden = people.length >= Math.min(of, AT_MOST);
    more.textContent = say(words.others_more, { count: of });
    finder.hidden = people.length <= FINDS_FROM;
    sift();
  };
  const read = async () => {
    if (!list.children.length) status.textContent = words.others_wait;
    const { others, refused } = await ask(model, { do: "others", scope, most });
    if (others) {
      shown = others;
      draw();
    } else status.textContent = refused ?? words.others_failed;
  };
  const all = async () => {
    most = AT_MOST;
    const before = list.children.length;
    await read();
    const next = list.children[before]?.querySelector("h4");
    next?.setAttribute("tabindex", "-1");
    next?.focus();
  };
  root.addEventListener("toggle", () => root.open && read());
  return {
    root,
    /** @param {number} now */
    set: (now) => {
      root.hidden = !now;
      if (now === count) return;
      count = now;
      summary.textContent = say(words[`others_${scope}`], { count });
      if (root.open) read();
    },
  };
};

/**
 * Below everything else in `place`, as soon as anybody shares anything.
 * @param {Model} model
 * @param {Element | null} place
 * @param {Words} words
 * @returns {Stop}
 */
export const showOthers = (model, place, words) => {
  /** @type {Map<string, ReturnType<typeof foldOfOthers>>} */
  const folds = new Map();
  const draw = () => {
    const counts = model.get("others") ?? {};
    for (const scope of OTHERS_SCOPES) {
      if (counts[scope] && !folds.has(scope)) {
        const made = foldOfOthers(model, scope, words);
        folds.set(scope, made);
        place?.append(made.root);
      }
      folds.get(scope)?.set(counts[scope] ?? 0);
    }
  };
  draw();
  model.on("change:others", draw);
  return () => model.off("change:others", draw);
};
