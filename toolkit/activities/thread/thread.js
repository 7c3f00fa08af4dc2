// A thread: a list that can be put in order, its joins, and a picture of both.

import { keeper } from "../base/answer.js";
import { choices, h, say, textBox } from "../base/dom.js";
import { makeDraggable } from "../base/drag.js";
import { frame } from "../base/frame.js";
import { joinList, joinWords } from "./joins.js";
import { threadMap } from "./map.js";

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
  const move = (strip, place) => {
    if (place < 0 || place >= places) return;
    order = order.filter((other) => other !== strip);
    order.splice(place, 0, strip);
    drawOrder();
    told.textContent = say(words.moved, { strip: strips[strip], place: place + 1, places });
    touch();
  };
  const makeImages = (strip) => {
    if (!images.length) return null;
    const legend = say(words.images_of, { strip: strips[strip] });
    const onchange = () => {
      drawImages(strip);
      touch();
    };
    const chosen = choices({ legend, options: images, multiple: true, hidden: true, onchange });
    const summary = h("summary", {});
    return { ...chosen, summary, details: h("details", { class: "ws-images" }, summary, chosen.root) };
  };
  const makeItem = (strip) => {
    const said = { strip: strips[strip] };
    const press = (by) => () => {
      move(strip, order.indexOf(strip) + by);
      const [same, other] = by < 0 ? [earlier, later] : [later, earlier];
      (same.disabled ? other : same).focus();
    };
    const button = (sign, by, name) =>
      h("button", { type: "button", class: "ws-step-button", "aria-label": say(name, said), onclick: press(by) }, sign);
    const earlier = button("↑", -1, words.earlier);
    const later = button("↓", 1, words.later);
    const options = order.map((_, place) =>
      h("option", { value: String(place) }, say(words.place_option, { place: place + 1 })));
    const onchange = () => {
      move(strip, Number(select.value));
      select.focus();
    };
    const select = h("select", { "aria-label": say(words.place_of, said), onchange }, options);
    const handle = h("span", { class: "ws-handle", "aria-hidden": "true", title: words.drag }, "⠿");
    makeDraggable(handle, { root: list, ghostText: () => strips[strip], drop: (place) => move(strip, place) });
    const text = h("p", { class: "ws-card-text" }, strips[strip]);
    const controls = h("div", { class: "ws-controls" }, select, earlier, later);
    const marked = makeImages(strip);
    const item = h("li", { class: "ws-rank-card" }, handle, text, controls, marked && marked.details);
    return { item, select, earlier, later, marked };
  };
  const drawImages = (strip) => {
    const { marked } = items[strip];
    if (!marked) return;
    const on = marked.read().map((image) => images[image]).join(", ") || words.no_images;
    marked.summary.textContent = `${words.images}: ${on}`;
  };
  const drawOrder = () => {
    order.forEach((strip, place) => {
      const { item, select, earlier, later } = items[strip];
      item.setAttribute("data-place", place);
      select.value = String(place);
      earlier.disabled = place === 0;
      later.disabled = place === places - 1;
      if (list.children[place] !== item) list.insertBefore(item, list.children[place]);
    });
    joins.reorder();
  };
  const marks = () => items.map(({ marked }) => marked?.read() ?? []);
  const list = h("ol", { class: "ws-rank-cards ws-strips", "aria-label": words.strips });
  const joins = joinList({ face, order: () => order, changed: () => touch(), words });
  const picture = threadMap(face, words);
  const items = strips.map((_, strip) => makeItem(strip));
  const boxes = questions.map((label) =>
    textBox({ label, lines: 1, limit: 5000, oninput: () => kept.touch() }));
  const write = (value) => {
    order = value?.order?.length === places ? [...value.order] : strips.map((_, strip) => strip);
    items.forEach(({ marked }, strip) => {
      marked?.write(value?.images?.[strip] ?? []);
      drawImages(strip);
    });
    joins.write(value?.joins);
    boxes.forEach(({ box, grow }, at) => {
      box.value = value?.answers?.[at] ?? "";
      grow();
    });
    drawOrder();
    picture.draw({ order, joins: joins.read(), images: marks() });
  };
  const shown = (value) => {
    const ordered = (value?.order ?? []).map((strip, place) => {
      const on = (value.images?.[strip] ?? []).map((image) => images[image]).join(", ");
      return [`${place + 1}. ${strips[strip]}`, on].filter(Boolean).join(" · ");
    });
    const joined = (value?.joins ?? []).map((join) => joinWords(join, face, words));
    return [...ordered, ...joined, ...(value?.answers ?? [])].filter(Boolean).join("\n") || words.empty_answer;
  };
  const kept = keeper(model, {
    read: () => ({ order: [...order], joins: joins.read(), images: marks(), answers: boxes.map(({ box }) => box.value) }),
    write,
    shown, words,
  });
  const asked = boxes.length > 0 && h("h4", {}, words.questions);
  const heading = h("h4", {}, words.strips);
  frame(model, el, heading, list, told, joins.root, picture.root, asked, boxes.map(({ root }) => root), kept.foot);
  return kept.stop;
};
