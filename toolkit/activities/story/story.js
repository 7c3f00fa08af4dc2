// A story in several boxes, with one count of words for all of them.

import { keeper } from "../base/answer.js";
import { askedBox } from "../base/boxes.js";
import { h, say, unique } from "../base/dom.js";
import { frame } from "../base/frame.js";
import { nextTick } from "../voices/agreed.js";
import { tickBox } from "../voices/part.js";

/** @import { AgreedDays } from "../base/shapes.d.ts" */
/** @import { Given, Traits } from "../base/types.d.ts" */
/** @import { StoryFace } from "./shapes.d.ts" */

/** @param {string} text */
const wordsOf = (text) => text.split(/\s+/).filter(Boolean).length;

/** @param {Given<Traits<StoryFace, AgreedDays, Record<string, unknown>>>} given */
export const render = ({ model, el, words }) => {
  const { fields, limits, most_words: most } = model.get("face");
  const counter = h("p", { class: "ws-count ws-story-count", id: unique("count") });
  const count = () => {
    const found = boxes.reduce((total, { read }) => total + wordsOf(read()), 0);
    counter.textContent = say(found > most ? words.words_over : words.words, {
      count: found,
      most,
    });
  };
  const oninput = () => {
    count();
    next.draw();
    kept.touch();
  };
  const boxes = fields.map(({ label, help: hint, lines }) =>
    askedBox({ label, hint, lines, limit: lines ? limits.text : limits.line, oninput }),
  );
  boxes.forEach(({ box }) => {
    const described = box.getAttribute("aria-describedby") ?? "";
    box.setAttribute("aria-describedby", `${described} ${counter.id}`.trim());
  });
  const consent = tickBox({ label: words.consent, onchange: oninput });
  const hasWords = () => boxes.some(({ read }) => read().trim());
  const next = nextTick(model, { hasWords, words });
  const kept = keeper(model, {
    /** @returns {Record<string, unknown>} */
    read: () => ({
      ...Object.fromEntries(
        fields.map(({ name }, index) => [name, boxes[index].read()]),
      ),
      ...(consent.read() ? { consent: true } : {}),
    }),
    /** @param {Record<string, unknown> | null} value */
    write: (value) => {
      fields.forEach(({ name }, index) =>
        boxes[index].write(String(value?.[name] ?? "")),
      );
      consent.write(Boolean(value?.consent));
      count();
      next.draw();
    },
    /** @param {Record<string, unknown> | null} value */
    shown: (value) => {
      const told = fields.map(
        ({ name, label }) => value?.[name] && `${label}: ${value[name]}`,
      );
      return told.filter(Boolean).join("\n") || words.empty_answer;
    },
    words,
  });
  frame(
    model,
    el,
    boxes.map(({ root }) => root),
    counter,
    consent.root,
    h("p", { class: "ws-help" }, words.consent_about),
    next.root,
    kept.foot,
  );
  el.firstElementChild?.classList.add("ws-together");
  return () => {
    kept.stop();
    next.stop();
  };
};
