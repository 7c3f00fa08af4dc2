// A thread: a list that can be put in order, its joins, and a picture of both.

import { keeper } from "../base/answer.js";
import { h, say, textBox } from "../base/dom.js";
import { spoken } from "../base/formulas.js";
import { frame } from "../base/frame.js";
import { foldedPart } from "../base/parts.js";
import { joinList, joinWords } from "./joins.js";
import { threadMap } from "./map.js";
import { imageMarks, stripItem } from "./strip.js";

/** @import { Given, Traits } from "../base/types.d.ts" */
/** @import { ThreadFace, ThreadGiven } from "./shapes.d.ts" */

/** @param {Given<Traits<ThreadFace, object, ThreadGiven>>} given */
export const render = ({ model, el, words }) => {
  const face = model.get("face");
  const { strips, images, questions } = face;
  const places = strips.length;
  let order = strips.map((_, strip) => strip);
  const told = h("p", { class: "ws-hidden", role: "status" });
  const touch = () => {
    picture.draw({ order, joins: joins.read(), images: marks() });
    kept.touch();
  };
  /** @param {number} strip @param {number} place */
  const move = (strip, place) => {
    if (place < 0 || place >= places) {
      const edge = place < 0 ? words.at_top : words.at_bottom;
      told.textContent = spoken(say(edge, { strip: strips[strip] }));
      return;
    }
    order = order.filter((other) => other !== strip);
    order.splice(place, 0, strip);
    drawOrder();
    const moved = { strip: strips[strip], place: place + 1, places };
    told.textContent = spoken(say(words.moved, moved));
    touch();
  };
  /** @param {number} strip */
  const makeStrip = (strip) => {
    const text = strips[strip];
    const changed = () => touch();
    const marked = images.length ? imageMarks(text, { images, changed, words }) : null;
    const at = { place: () => order.indexOf(strip), places, list };
    return stripItem(text, {
      ...at,
      move: (place) => move(strip, place),
      images: marked,
      words,
    });
  };
  const drawOrder = () => {
    order.forEach((strip, place) => {
      const { item, draw } = items[strip];
      draw(place);
      if (list.children[place] !== item)
        list.insertBefore(item, list.children[place] ?? null);
    });
    joins.reorder();
  };
  const marks = () => items.map(({ images: marked }) => marked?.read() ?? []);
  const list = h("ol", {
    class: "ws-rank-cards ws-strips",
    "aria-label": words.strips,
  });
  const joins = joinList({ face, order: () => order, changed: () => touch(), words });
  const picture = threadMap(face, words);
  const items = strips.map((_, strip) => makeStrip(strip));
  const oninput = () => {
    countAnswers();
    kept.touch();
  };
  const boxes = questions.map((label) =>
    textBox({ label, lines: 1, limit: 5000, oninput }),
  );
  const asked = foldedPart(
    words.questions,
    {},
    boxes.map(({ root }) => root),
  );
  asked.root.hidden = !boxes.length;
  const countAnswers = () => {
    const count = boxes.filter(({ box }) => box.value.trim()).length;
    asked.said(say(words.answered, { count, all: boxes.length }));
  };
  /** @param {ThreadGiven | null} value */
  const write = (value) => {
    order =
      value?.order?.length === places
        ? [...value.order]
        : strips.map((_, strip) => strip);
    items.forEach(({ images: marked }, strip) => {
      marked?.write(value?.images?.[strip] ?? []);
    });
    joins.write(value?.joins);
    boxes.forEach(({ box, grow }, at) => {
      box.value = value?.answers?.[at] ?? "";
      grow();
    });
    countAnswers();
    drawOrder();
    picture.draw({ order, joins: joins.read(), images: marks() });
  };
  /** @param {ThreadGiven | null} value */
  const shown = (value) => {
    const ordered = (value?.order ?? []).map((strip, place) => {
      const on = (value?.images?.[strip] ?? [])
        .map((image) => images[image])
        .join(", ");
      return [`${place + 1}. ${strips[strip]}`, on].filter(Boolean).join(" · ");
    });
    const joined = (value?.joins ?? []).map((join) => joinWords(join, face, words));
    return (
      [...ordered, ...joined, ...(value?.answers ?? [])].filter(Boolean).join("\n") ||
      words.empty_answer
    );
  };
  const kept = keeper(model, {
    read: () => ({
      order: [...order],
      joins: joins.read(),
      images: marks(),
      answers: boxes.map(({ box }) => box.value),
    }),
    write,
    shown,
    words,
  });
  const heading = h("h4", {}, words.strips);
  frame(
    model,
    el,
    heading,
    list,
    told,
    joins.root,
    picture.root,
    asked.root,
    kept.foot,
  );
  return kept.stop;
};
