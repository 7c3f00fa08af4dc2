// The action plan: one value, kept whole; the page changes it in place.

import { keeper } from "../base/answer.js";
import { isFilled } from "../base/ask.js";
import { h, replace, say, textBox, unique } from "../base/dom.js";
import { frame } from "../base/frame.js";
import { aimList, quietButton } from "./aims.js";
import { lowStatements } from "./low.js";

/** @import { Given, Model, Words } from "../base/types.d.ts" */
/** @import { PlanAnswer } from "./shapes.d.ts" */
/** @import { PlanTraits } from "./types.d.ts" */

/** @typedef {"hope" | "evidence" | "stop"} TextName */

/** @returns {PlanAnswer} */
const emptyPlan = () => ({ hope: "", evidence: "", aims: [], stop: "" });

/**
 * An offer of one's own earlier words, as long as there is nothing to overwrite.
 * @param {Model<PlanTraits>} model
 * @param {string} target
 * @param {{ empty: () => boolean, use: (words: string) => void }} into
 * @param {Words} words
 */
const offer = (model, target, { empty, use }, words) => {
  const root = h("div", { class: "ws-offer" });
  const draw = () => {
    const found = model.get("room").words?.[target];
    if (!found || !empty()) return replace(root);
    const { source, words: said } = found;
    const start = said.length > 90 ? `${said.slice(0, 90)}…` : said;
    const text = say(words.use_words, { source, words: start });
    return replace(
      root,
      quietButton(text, () => use(said)),
    );
  };
  return { root, draw };
};

/** @param {TextName} name @param {(text: string) => void} typed @param {Words} words */
const planText = (name, typed, words) => {
  const made = textBox({
    label: words[name],
    limit: 4000,
    oninput: () => {
      typed(made.box.value);
    },
  });
  const hint = h("p", { class: "ws-help", id: unique("hint") }, words[`${name}_help`]);
  made.box.setAttribute("aria-describedby", hint.id);
  made.box.before(hint);
  /** @param {string} text */
  const fill = (text) => {
    made.box.value = text;
    made.grow();
  };
  return { ...made, fill };
};

/** @param {Given<PlanTraits>} given */
export const render = ({ model, el, words }) => {
  const { most, rag: rags } = model.get("face");
  let plan = emptyPlan();
  const begin = h("p", { class: "ws-invitation" }, words.begin);
  const redraw = () => {
    begin.hidden = isFilled(plan);
    offers.forEach(({ draw }) => draw());
    low.draw();
  };
  const touch = () => {
    redraw();
    kept.touch();
  };
  /** @param {TextName} name */
  const text = (name) =>
    planText(
      name,
      (typed) => {
        plan[name] = typed;
        touch();
      },
      words,
    );
  const hope = text("hope");
  const evidence = text("evidence");
  const stop = text("stop");
  const aims = aimList({ aims: () => plan.aims, rags, most, touch, words });
  const low = lowStatements(model, { aims: () => plan.aims, take: aims.take, words });
  /** @param {TextName} name @param {typeof hope} made */
  const into = (name, made) => ({
    empty: () => !plan[name].trim(),
    /** @param {string} words */
    use: (words) => {
      plan[name] = words;
      made.fill(words);
      made.box.focus();
      touch();
    },
  });
  const offers = [
    offer(model, "hope", into("hope", hope), words),
    offer(model, "evidence", into("evidence", evidence), words),
    offer(
      model,
      "aim",
      { empty: () => !plan.aims[0]?.aim.trim(), use: aims.useWords },
      words,
    ),
  ];
  /** @param {PlanAnswer | null} value */
  const write = (value) => {
    plan = structuredClone(value ?? emptyPlan());
    hope.fill(plan.hope);
    evidence.fill(plan.evidence);
    stop.fill(plan.stop);
    aims.draw();
    redraw();
  };
  const kept = keeper(model, { read: () => structuredClone(plan), write, words });
  const [hoped, needed, aimed] = offers.map(({ root }) => root);
  const goals = [
    h("h4", {}, words.aims),
    low.root,
    aims.list,
    aimed,
    aims.more,
    aims.status,
  ];
  frame(
    model,
    el,
    begin,
    hope.root,
    hoped,
    evidence.root,
    needed,
    goals,
    stop.root,
    kept.foot,
  );
  el.firstElementChild?.classList.add("ws-plan");
  model.on("change:room", redraw);
  return () => {
    kept.stop();
    model.off("change:room", redraw);
  };
};
