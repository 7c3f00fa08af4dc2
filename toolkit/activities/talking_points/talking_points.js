// Talking points: each opens, is written or recorded, and shows what others say.

import { keeper } from "../base/answer.js";
import { askedBox } from "../base/boxes.js";
import { h, replace, textBox } from "../base/dom.js";
import { frame } from "../base/frame.js";
import { said } from "../base/said.js";
import { clipPart } from "./clip_part.js";
import { saidWall } from "./said.js";

/** @import { Given, Model, Words } from "../base/types.d.ts" */
/** @import { Point } from "./shapes.d.ts" */
/** @import { TalkingTraits } from "./types.d.ts" */

/**
 * @param {Model<TalkingTraits>} model
 * @param {{ name: string, changed: () => void, words: Words }} about
 */
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
    /** @param {string | null} value */
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

/** @param {Model<TalkingTraits>} model @param {{ name: string, words: Words }} about */
const notePart = (model, { name, words }) => {
  const touch = () => {
    kept.touch();
  };
  const note = askedBox({
    label: words.note,
    hint: words.note_hint,
    lines: 2,
    limit: 5000,
    oninput: touch,
  });
  const kept = keeper(model, {
    part: `${name}-note`,
    read: note.read,
    write: note.write,
    levels: [],
    words,
  });
  return { root: [note.root, kept.foot], stop: kept.stop };
};

/** @param {Model<TalkingTraits>} model @param {Point} point @param {Words} words */
const pointView = (model, { name, label }, words) => {
  const tags = h("span", {});
  const told = h("summary", {}, h("strong", {}, label), " ", tags);
  /** @param {string} words */
  const tag = (words) => h("span", { class: "ws-tag" }, words);
  const before = h("div", { class: "ws-quote", dir: "auto" });
  const earlier = h("div", {}, h("p", { class: "ws-label" }, words.before), before);
  const weigh = () => {
    const typed = model.get("room").before?.[name] ?? "";
    earlier.hidden = !typed;
    replace(before, said(typed, words));
    replace(
      tags,
      text.filled() && tag(words.written),
      clip.filled() && tag(words.recorded),
    );
  };
  const text = wordsPart(model, { name, changed: weigh, words });
  const clip = clipPart(model, { name, label, changed: weigh, words });
  clip.weigh();
  const note = model.get("face").notes ? notePart(model, { name, words }) : null;
  const wall = saidWall(model, { name, label, words });
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
    [text, clip, note, wall].forEach((one) => one?.stop());
    model.off("change:room", weigh);
  };
  const filled = () => text.filled() || clip.filled();
  return { root, filled, stop };
};

/** @param {Given<TalkingTraits>} given */
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
  el.firstElementChild?.classList.add("ws-talking-points");
  return () => views.forEach((view) => view.stop());
};
