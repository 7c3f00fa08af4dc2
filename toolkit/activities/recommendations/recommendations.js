// A checklist in groups: a mark each, a few stars, and how for each star.

import { keeper } from "../base/answer.js";
import { choices, h, say, setName, textBox, unique } from "../base/dom.js";
import { frame } from "../base/frame.js";
import { foldedPart, openNext } from "../base/parts.js";

/** @import { Given, Traits } from "../base/types.d.ts" */
/** @import { RecommendationsFace, RecommendationsGiven } from "./shapes.d.ts" */

const FEW_ITEMS = 8;

/** @param {Given<Traits<RecommendationsFace, object, RecommendationsGiven>>} given */
export const render = ({ model, el, words }) => {
  const { groups, marks, stars: most, closing } = model.get("face");
  const count = h("p", { class: "ws-starred-so-far", role: "status" });
  const told = h("p", { class: "ws-full", role: "status" });
  let number = 0;
  const draw = () => {
    const given = items.flatMap(({ mark }) => mark.read());
    const stars = items.filter(({ star }) => star.checked).length;
    const each = marks.map((name, at) =>
      say(words.counted, {
        mark: name,
        count: given.filter((mark) => mark === at).length,
      }),
    );
    const all = say(words.marked, { count: given.length, all: items.length });
    const said = [all, ...each, say(words.stars, { count: stars, most })].join(" · ");
    if (count.textContent !== said) count.textContent = said;
    items.forEach(({ star, how }) => (how.root.hidden = !star.checked));
    drawn.forEach(({ made, part }) => {
      const count = made.filter(({ mark }) => mark.read().length).length;
      part.said(say(words.marked, { count, all: made.length }));
    });
  };
  const oninput = () => {
    kept.touch();
  };
  const touch = () => {
    draw();
    kept.touch();
  };
  /** @param {string} text */
  const makeItem = (text) => {
    const id = unique("star");
    const mark = choices({ legend: text, options: marks, onchange: touch });
    mark.root.classList.add("ws-segments");
    const star = h("input", {
      type: "checkbox",
      id,
      "aria-label": say(words.star_of, { item: text }),
    });
    const how = textBox({
      label: words.how,
      lines: 1,
      limit: 2000,
      oninput,
    });
    setName(how.box, say(words.how_of, { item: text }));
    star.addEventListener("change", () => {
      const tooMany = items.filter((item) => item.star.checked).length > most;
      if (tooMany) star.checked = false;
      told.remove();
      told.textContent = "";
      if (!tooMany) return touch();
      starred.after(told);
      told.textContent = say(words.full, { most });
    });
    const starred = h(
      "div",
      { class: "ws-choice ws-star" },
      star,
      h("label", { for: id }, words.star),
    );
    number += 1;
    const root = h(
      "li",
      { class: "ws-recommendation", "data-number": number },
      mark.root,
      starred,
      how.root,
    );
    return { root, mark, star, how };
  };
  const drawn = groups.map(({ title, items: texts }) => {
    const made = texts.map(makeItem);
    const list = h(
      "ol",
      { class: "ws-recommended" },
      made.map(({ root }) => root),
    );
    return { made, part: foldedPart(title, {}, list) };
  });
  const items = drawn.flatMap(({ made }) => made);
  const boxes = closing.map((label) =>
    textBox({ label, lines: 1, limit: 2000, oninput }),
  );
  /** @param {ReturnType<typeof textBox>} box @param {string | undefined} text */
  const fill = ({ box, grow }, text) => {
    box.value = text ?? "";
    grow();
  };
  const texts = groups.flatMap((group) => group.items);
  /** @param {RecommendationsGiven | null} value */
  const shown = (value) => {
    const lines = texts.flatMap((text, at) => {
      const star = value?.stars?.includes(at) && `★ ${value.how?.[at] ?? ""}`.trim();
      const mark = marks[value?.marks?.[at] ?? -1];
      return mark || star ? [[text, mark, star].filter(Boolean).join(" · ")] : [];
    });
    return (
      [...lines, ...(value?.closing ?? [])].filter(Boolean).join("\n") ||
      words.empty_answer
    );
  };
  const kept = keeper(model, {
    read: () => ({
      marks: items.map(({ mark }) => mark.read()[0] ?? null),
      stars: items.flatMap(({ star }, at) => (star.checked ? [at] : [])),
      how: items.map(({ how }) => how.box.value),
      closing: boxes.map(({ box }) => box.value),
    }),
    /** @param {RecommendationsGiven | null} value */
    write: (value) => {
      items.forEach(({ mark, star, how }, at) => {
        mark.write([value?.marks?.[at] ?? -1]);
        star.checked = Boolean(value?.stars?.includes(at));
        fill(how, value?.how?.[at]);
      });
      boxes.forEach((box, at) => fill(box, value?.closing?.[at]));
      draw();
    },
    shown,
    words,
  });
  openNext(
    drawn.map(({ part }) => part),
    {
      isDone: (group) => drawn[group].made.every(({ mark }) => mark.read().length),
      isShort: items.length <= FEW_ITEMS,
    },
  );
  const close = boxes.length > 0 && h("h4", {}, words.closing);
  frame(
    model,
    el,
    count,
    drawn.map(({ part }) => part.root),
    close,
    boxes.map(({ root }) => root),
    kept.foot,
  );
  return kept.stop;
};
