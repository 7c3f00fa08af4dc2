// One element, opened: what is said of it, and the note that its prompt asks for.

import { keeper } from "../base/answer.js";
import { servedPage } from "../base/ask.js";
import { h, say, textBox } from "../base/dom.js";

/** @import { Child, Model, Traits, Words } from "../base/types.d.ts" */
/** @import { ElementShown, ElementsFace } from "./shapes.d.ts" */

/** @param {readonly Child[]} items */
const bulleted = (items) =>
  h(
    "ul",
    {},
    items.map((item) => h("li", {}, item)),
  );

/** @param {string} title @param {...Child} inside */
const sixth = (title, ...inside) =>
  h("div", { class: "ws-sixth" }, h("h5", {}, title), inside);

/** @param {ElementShown} element @param {ElementsFace} face */
const whereMet = ({ met }, { workshops }) => {
  const served = servedPage();
  return met
    .filter((name) => workshops[name])
    .map((name) => {
      const title = workshops[name];
      return served ? h("a", { href: `${served.base}workshop/${name}` }, title) : title;
    });
};

/** @param {ElementShown} element @param {ElementsFace} face @param {Words} words */
const evidence = (element, { evidence: found }, words) => {
  const look = element.look && h("p", {}, say(words.look, element));
  if (found) return sixth(found.heading, h("p", {}, found.text), look);
  return look && sixth(words.evidence, look);
};

/**
 * @param {Model<Traits<ElementsFace, object, string>>} model
 * @param {ElementShown} element
 * @param {{ back: () => void, words: Words }} about
 */
export const elementPanel = (model, element, { back, words }) => {
  const face = model.get("face");
  const label = say(words.note, { title: element.title });
  const touch = () => {
    kept.touch();
  };
  const note = textBox({ label, limit: face.limit, oninput: touch });
  const kept = keeper(model, {
    part: element.name,
    read: () => note.box.value,
    write: (value) => {
      note.box.value = value ?? "";
      note.grow();
    },
    words,
  });
  const challenges = element.feeds
    .flatMap(
      (fed) => face.responsibilities.find(({ code }) => code === fed)?.challenges ?? [],
    )
    .map(({ challenge, strategy }) => [
      h("strong", {}, challenge),
      h("span", {}, say(words.try, { strategy })),
    ]);
  const places = [...element.materials, ...whereMet(element, face)];
  const title = h("h4", { tabindex: "-1" }, element.title);
  const root = h(
    "section",
    { class: "ws-element", hidden: true, "aria-label": element.title },
    title,
    sixth(words.good, h("p", {}, element.good)),
    sixth(
      words.prompt,
      element.prompt && h("p", { class: "ws-thought" }, element.prompt),
      note.root,
      kept.foot,
    ),
    element.case && sixth(words.case, h("p", {}, element.case)),
    challenges.length > 0 && sixth(words.challenges, bulleted(challenges)),
    places.length > 0 && sixth(words.materials, bulleted(places)),
    evidence(element, face, words),
    h("button", { type: "button", class: "ws-quiet", onclick: back }, words.back),
  );
  /** @param {boolean} shown */
  const show = (shown) => {
    root.hidden = !shown;
    if (shown) title.focus();
  };
  return { root, name: element.name, show, stop: kept.stop };
};
