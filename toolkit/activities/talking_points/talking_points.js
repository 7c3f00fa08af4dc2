// Talking points: each opens, is written or recorded, and shows what others say.

const wordsPart = (model, { name, changed }) => {
  const text = textBox({ label: WORDS.words_label, limit: 5000, oninput: () => touch() });
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
  });
  return { root: [text.root, kept.foot], filled: () => text.box.value.trim() !== "", stop: kept.stop };
};

// Words, consent and sharing come into sight with the clip they are about.
const clipPart = (model, { name, label, changed }) => {
  const part = `${name}-clip`;
  const touch = () => kept.touch();
  const clip = clipBox(model, {
    part,
    point: label,
    changed: () => {
      touch();
      weigh();
    },
  });
  const words = askedBox({ label: WORDS.transcript, hint: WORDS.transcript_hint, lines: 3, limit: 5000, oninput: touch });
  const consent = tickBox({ label: WORDS.consent, onchange: touch });
  const kept = keeper(model, {
    part,
    read: () => ({ transcript: words.read(), consent: consent.read() }),
    write: (value) => {
      words.write(value?.transcript);
      consent.write(value?.consent);
    },
    shown: (value) => value?.transcript || WORDS.empty_answer,
  });
  const sharing = kept.foot.querySelector(".ws-sharing label");
  if (sharing) sharing.textContent = WORDS.clip_sharing;
  const more = h("div", {}, words.root, consent.root, kept.foot);
  const root = h("details", { class: "ws-aloud" }, h("summary", {}, WORDS.clip), clip.root, more);
  const weigh = () => {
    more.hidden = !clip.kept();
    if (clip.kept()) root.open = true;
    changed();
  };
  model.on("change:room", weigh);
  const stop = () => {
    clip.stop();
    kept.stop();
    model.off("change:room", weigh);
  };
  return { root, filled: () => Boolean(clip.kept()), weigh, stop };
};

const notePart = (model, { name }) => {
  const touch = () => kept.touch();
  const note = askedBox({ label: WORDS.note, hint: WORDS.note_hint, lines: 2, limit: 5000, oninput: touch });
  const levels = [];
  const kept = keeper(model, { part: `${name}-note`, read: note.read, write: note.write, levels });
  return { root: [note.root, kept.foot], stop: kept.stop };
};

const pointView = (model, { name, label }) => {
  const tags = h("span", {});
  const told = h("summary", {}, h("strong", {}, label), " ", tags);
  const tag = (words) => h("span", { class: "ws-tag" }, words);
  const before = h("div", { class: "ws-quote" });
  const earlier = h("div", {}, h("p", { class: "ws-label" }, WORDS.before), before);
  const weigh = () => {
    const said = model.get("room").before?.[name] ?? "";
    earlier.hidden = !said;
    before.textContent = said;
    if (parts.length < 2) return;
    replace(tags, parts[0].filled() && tag(WORDS.written), parts[1].filled() && tag(WORDS.recorded));
  };
  const parts = [];
  parts.push(wordsPart(model, { name, changed: weigh }));
  parts.push(clipPart(model, { name, label, changed: weigh }));
  parts[1].weigh();
  if (model.get("face").notes) parts.push(notePart(model, { name }));
  const wall = saidWall(model, { name, label });
  const [words, clip, note] = parts;
  const root = h("details", { class: "ws-point" }, told, earlier, words.root, clip.root, wall.root, note && note.root);
  model.on("change:room", weigh);
  const stop = () => {
    [...parts, wall].forEach((one) => one.stop());
    model.off("change:room", weigh);
  };
  const filled = () => words.filled() || clip.filled();
  return { root, filled, stop };
};

const render = ({ model, el }) => {
  const { points, meta } = model.get("face");
  const views = points.map((point) => pointView(model, point));
  views.forEach((view) => (view.root.open = view.filled()));
  const how = meta && h("p", { class: "ws-meta" }, meta);
  frame(model, el, how, views.map((view) => view.root));
  el.firstChild.classList.add("ws-talking-points");
  return () => views.forEach((view) => view.stop());
};

export default { render };
