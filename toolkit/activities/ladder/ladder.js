// Evidence on levels: cards, one's own, and how sure each level makes one.

import { keeper } from "../base/answer.js";
import { choices, h, say, textBox } from "../base/dom.js";
import { frame } from "../base/frame.js";
import { spreadPasted } from "../base/spread.js";
import { makeSorter, sortedWords } from "../sorting/sorter.js";

/** @import { Given, Traits } from "../base/types.d.ts" */
/** @import { LadderAnswer, LadderFace } from "./shapes.d.ts" */

/** @param {Given<Traits<LadderFace, object, LadderAnswer>>} given */
export const render = ({ model, el, words }) => {
  const { cards, columns, own: most, confidence } = model.get("face");
  const touch = () => kept.touch();
  /** @param {number} index */
  const makeOwn = (index) => {
    const label = say(words.own_card, { number: index + 1 });
    const { root, box, grow } = textBox({
      label,
      lines: 1,
      limit: 300,
      oninput: () => {
        sorter.redraw();
        touch();
      },
    });
    return { root, box, grow, label };
  };
  const own = Array.from({ length: most }, (_, index) => makeOwn(index));
  const limits = columns.map(() => null);
  const sorter = makeSorter({
    cards,
    columns,
    limits,
    own,
    isLadder: true,
    changed: touch,
    words,
  });
  /** @param {string} level @param {number} index */
  const makeLevel = (level, index) => {
    const sentence = textBox({
      label: words.sentence,
      lines: 1,
      limit: 1000,
      oninput: touch,
    });
    const sure = choices({
      legend: words.confidence,
      options: confidence,
      onchange: touch,
    });
    sure.root.classList.add("ws-segments");
    const legend = say(words.level, { number: index + 1, level });
    const root = h(
      "fieldset",
      { class: "ws-level" },
      h("legend", {}, legend),
      sentence.root,
      sure.root,
    );
    return { root, sentence, sure };
  };
  const levels = columns.map(makeLevel);
  /** @param {Omit<LadderAnswer, "words"> | null} value */
  const ownWords = (value) => [...cards, ...(value?.own ?? [])];
  /** @param {Omit<LadderAnswer, "words"> | null} value */
  const shown = (value) => {
    const held = columns.map((name, level) => [
      name,
      ownWords(value).filter((text, card) => text && value?.columns?.[card] === level),
    ]);
    const said = (value?.levels ?? []).map(({ sentence, confidence: sure }, level) =>
      sentence || sure !== null
        ? say(words.confident, {
            level: columns[level],
            sentence,
            confidence: confidence[sure ?? -1] ?? words.empty_answer,
          })
        : "",
    );
    const lines = [sortedWords(columns, Object.fromEntries(held)), ...said];
    return lines.filter(Boolean).join("\n") || words.empty_answer;
  };
  const kept = keeper(model, {
    read: () => ({
      columns: sorter.read(),
      own: own.map(({ box }) => box.value),
      levels: levels.map(({ sentence, sure }) => ({
        sentence: sentence.box.value,
        confidence: sure.read()[0] ?? null,
      })),
    }),
    write: (value) => {
      own.forEach(({ box, grow }, index) => {
        box.value = value?.own?.[index] ?? "";
        grow();
      });
      sorter.write(value?.columns);
      levels.forEach(({ sentence, sure }, index) => {
        const level = value?.levels?.[index];
        sentence.box.value = level?.sentence ?? "";
        sentence.grow();
        sure.write([level?.confidence ?? -1]);
      });
    },
    shown,
    words,
  });
  const invitation = h("p", { class: "ws-meta" }, words.own_help);
  const pasted = spreadPasted(
    model,
    own.map(({ box }) => [box]),
    words,
  );
  const ownCards =
    most > 0 &&
    h(
      "div",
      {},
      invitation,
      own.map(({ root }) => root),
      pasted,
    );
  frame(
    model,
    el,
    sorter.root,
    ownCards,
    levels.map(({ root }) => root),
    kept.foot,
  );
  return kept.stop;
};
