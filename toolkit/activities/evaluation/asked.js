// One question of an evaluation: its boxes, and whether its text may be quoted.

import { ask } from "../base/ask.js";
import { askedBox } from "../base/boxes.js";
import { choices, h, say, setName } from "../base/dom.js";
import { consentTick } from "../voices/agreed.js";

/** @import { Model, Words } from "../base/types.d.ts" */
/** @import { Given, Question } from "./shapes.d.ts" */
/** @import { EvaluationTraits } from "./types.d.ts" */

const LONGEST_TEXT = 4000;

/** @param {Question} question */
const legendOf = ({ label, form, options, ends }) =>
  form === "scale"
    ? `${label} (${options[0]} ${ends[0]}, ${options.at(-1)} ${ends[1]})`
    : label;

/** @param {Question} question @param {() => void} touch @param {Words} words */
const chosenBox = (question, touch, words) => {
  const isScale = question.form === "scale";
  const changed = () => {
    clear.hidden = !isScale || !asked.read().length;
    touch();
  };
  const legend = legendOf(question);
  const { options } = question;
  const asked = choices({ legend, options, multiple: !isScale, onchange: changed });
  asked.root.classList.toggle("ws-scale", isScale);
  asked.root.style.setProperty("--ws-points", String(options.length));
  const onclick = () => {
    asked.write([]);
    changed();
    asked.root.querySelector("input")?.focus();
  };
  const clear = h(
    "button",
    { type: "button", class: "ws-mark ws-clear", onclick },
    words.clear,
  );
  setName(clear, say(words.clear_of, { question: question.label }));
  /** @param {readonly number[]} chosen */
  const write = (chosen) => {
    asked.write(chosen);
    clear.hidden = !isScale || !chosen.length;
  };
  write([]);
  return { root: [asked.root, clear], read: asked.read, write };
};

/** @param {Model<EvaluationTraits>} model @param {Question} question @param {Words} words */
const quoteTick = (model, { name, label: question }, words) =>
  consentTick({
    ...{ label: words.quote, told: words.agreed, words },
    name: say(words.quote_of, { quote: words.quote, question }),
    since: () => model.get("room").agreed?.[name] ?? "",
    send: (agreed) => ask(model, { do: "quote", question: name, agreed }),
  });

/**
 * @param {Model<EvaluationTraits>} model
 * @param {Question} question
 * @param {{ touch: () => void, words: Words }} about
 */
export const askedQuestion = (model, question, { touch, words }) => {
  const { form, label, help, sure: asksSure } = question;
  const isText = form === "text" || form === "list";
  const touched = () => {
    draw();
    touch();
  };
  const chosen = question.options.length ? chosenBox(question, touched, words) : null;
  const hint = [help, form === "list" && words.lines].filter(Boolean).join(" ");
  const more = isText ? { lines: form === "list" ? 3 : 2, limit: LONGEST_TEXT } : {};
  const box = chosen
    ? null
    : askedBox({
        ...{ label, hint, ...more, oninput: touched },
        ...(isText ? {} : { type: "number", most: 9999 }),
      });
  const options = model.get("face").sureness;
  const sure = asksSure
    ? choices({ legend: words.sure, options, onchange: touched })
    : null;
  sure?.root.classList.add("ws-segments");
  const quote = isText ? quoteTick(model, question, words) : null;
  const before = h("p", { class: "ws-meta" });
  const draw = () => {
    const said = model.get("room").before?.[question.name] ?? "";
    before.hidden = !said;
    before.textContent = said ? say(words.before, { words: said }) : "";
    quote?.draw(Boolean(box?.read().trim()));
  };
  const helped = chosen && help ? h("p", { class: "ws-help" }, help) : null;
  const asked = chosen?.root ?? box?.root;
  const root = h("div", { class: "ws-evaluated", "data-question": question.name }, [
    asked,
    helped,
    sure?.root,
    before,
    quote?.root,
  ]);
  /** @returns {Given} */
  const read = () => {
    const typed = box?.read() ?? "";
    return {
      chosen: chosen?.read() ?? [],
      text: isText ? typed : "",
      number: isText || typed === "" ? null : Number(typed),
      sure: sure?.read()[0] ?? null,
    };
  };
  /** @param {Given | undefined} given */
  const write = (given) => {
    chosen?.write(given?.chosen ?? []);
    box?.write(isText ? given?.text : given?.number);
    sure?.write([given?.sure ?? -1]);
    draw();
  };
  return { root, read, write, draw };
};
