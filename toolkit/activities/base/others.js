// What others share, under one's own answer: folded, and read when it is opened.

import { ask } from "./ask.js";
import { commentsOf, isMine } from "./comments.js";
import { h, say, unique } from "./dom.js";
import { foldedList } from "./fold.js";
import { ledTo } from "./led_to.js";
import { printed, printedWords } from "./printed.js";

/** @import { SharedAnswer, SharedCount } from "./shapes.d.ts" */
/** @import { Model, Stop, Words } from "./types.d.ts" */

const FIRST_SHOWN = 3; // how many are shown before anybody asks for all
const AT_MOST = 250;

const OTHERS_SCOPES = ["group", "cohort", "all"];

/** @param {SharedAnswer} answer @param {Element} comments @param {Words} words */
const otherCard = ({ name, school, saved, shared, blocks }, comments, words) => {
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
      comments,
    ),
  );
};

/** @param {Model} model @param {string} scope @param {Words} words */
const foldOfOthers = (model, scope, words) => {
  const summary = h("summary", {});
  const status = h("p", { class: "ws-meta", role: "status" });
  const comments = commentsOf(model, words);
  let most = FIRST_SHOWN;
  let drawn = "";
  const read = async () => {
    if (!list.list.children.length) status.textContent = words.others_wait;
    const { others, refused } = await ask(model, { do: "others", scope, most });
    if (!others) {
      status.textContent = refused ?? words.others_failed;
      return;
    }
    const { people, of } = others;
    root.open ||= people.some(({ id }) => id === ledTo(model));
    list.draw(
      people.map((answer) => [answer.id, answer]),
      of,
    );
    status.textContent = of ? "" : words.others_gone;
  };
  /** @type {ReturnType<typeof foldedList<SharedAnswer>>} */
  const list = foldedList({
    make: (id, answer) => otherCard(answer, comments.beside(id, answer.name), words),
    text: ({ name, school, blocks }) => `${name} ${school} ${printedWords(blocks)}`,
    what: words.wall,
    more: () => {
      most = AT_MOST;
      return read();
    },
    led: () => ledTo(model),
    words,
  });
  const root = h("details", { class: "ws-others" }, summary, status, list.root);
  root.addEventListener("toggle", () => root.open && read());
  // Whether this fold has the answer that somebody was led to is known once it is read.
  const seek = () => {
    const about = ledTo(model);
    if (!about || isMine(about)) return;
    most = AT_MOST;
    read();
  };
  seek();
  model.on("connected", seek);
  return {
    root,
    stop: () => {
      list.stop();
      comments.stop();
      model.off("connected", seek);
    },
    /** @param {SharedCount | undefined} now */
    set: (now) => {
      root.hidden = !now;
      if (!now || now.mark === drawn) return;
      drawn = now.mark;
      summary.textContent = say(words[`others_${scope}`], { count: now.count });
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
      folds.get(scope)?.set(counts[scope]);
    }
  };
  draw();
  model.on("change:others", draw);
  return () => {
    model.off("change:others", draw);
    folds.forEach(({ stop }) => stop());
  };
};
