// Talking points: each opens, is written or recorded, and shows what others say.

import { keeper } from "../base/answer.js";
import { askedBox } from "../base/boxes.js";
import { h, replace, textBox } from "../base/dom.js";
import { frame } from "../base/frame.js";
import { clipPart } from "./clip_part.js";
import { saidWall } from "./said.js";

const wordsPart = (model, { name, changed, words }) => {
  const text = textBox({
    label: words.words_label,
    limit: 5000,
    oninput: () => touch(),
  });
  const touch = () => {
    kept.touch();
    changed();
  };
  const kept = keeper(model, {
    part: name,
    read: () => text.box.value,
    write: (value) => {
      text.box.value = value ?? "";
      text.grow();
    },
    words,
  });
  return {
    root: [text.root, kept.foot],
    filled: () => text.box.value.trim() !== "",
    stop: kept.stop,
  };
};

const notePart = (model, { name, words }) => {
  const touch = () => kept.touch();
  const note = askedBox({
    label: words.note,
    hint: words.note_hint,
    lines: 2,
    limit: 5000,
    oninput: touch,
  });
  const levels = [];
  const kept = keeper(model, {
    part: `${name}-note`,
    read: note.read,
    write: note.write,
    levels,
    words,
  });
  return { root: [note.root, kept.foot], stop: kept.stop };
};

const pointView = (model, { name, label }, words) => {
  const tags = h("span", {});
  const told = h("summary", {}, h("strong", {}, label), " ", tags);
  const tag = (words) => h("span", { class: "ws-tag" }, words);
  const before = h("div", { class: "ws-quote" });
  const earlier = h("div", {}, h("p", { class: "ws-label" }, words.before), before);
  const weigh = () => {
    const said = model.get("room").before?.[name] ?? "";
    earlier.hidden = !said;
    before.textContent = said;
    if (parts.length < 2) return;
    replace(
      tags,
      parts[0].filled() && tag(words.written),
      parts[1].filled() && tag(words.recorded),
    );
  };
  const parts = [];
  parts.push(wordsPart(model, { name, changed: weigh, words }));
  parts.push(clipPart(model, { name, label, changed: weigh, words }));
  parts[1].weigh();
  if (model.get("face").notes) parts.push(notePart(model, { name, words }));
  const wall = saidWall(model, { name, label, words });
  const [text, clip, note] = parts;
  const root = h(
    "details",
    { class: "ws-point" },
    told,
    earlier,
    text.root,
    clip.root,
    wall.root,
    note?.root,
  );
  model.on("change:room", weigh);
  const stop = () => {
    [...parts, wall].forEach((one) => one.stop());
    model.off("change:room", weigh);
  };
  const filled = () => text.filled() || clip.filled();
  return { root, filled, stop };
};

export const render = ({ model, el, words }) => {
  const { points, meta } = model.get("face");
  const views = points.map((point) => pointView(model, point, words));
  views.forEach((view) => (view.root.open = view.filled()));
  const how = meta && h("p", { class: "ws-meta" }, meta);
  frame(
    model,
    el,
    how,
    views.map((view) => view.root),
  );
  el.firstChild.classList.add("ws-talking-points");
  return () => views.forEach((view) => view.stop());
};
