// Voices: one sentence on each topic, and a wall of sentences without names.

import { keeper } from "../base/answer.js";
import { ask } from "../base/ask.js";
import { h, say, textBox, unique } from "../base/dom.js";
import { foldedList } from "../base/fold.js";
import { frame } from "../base/frame.js";
import { said } from "../base/said.js";
import { nextTick } from "./agreed.js";
import { selectBox, tickBox } from "./part.js";

/** @import { Given, Model, Words } from "../base/types.d.ts" */
/** @import { Topic, VoiceAnswer, VoiceShown } from "./shapes.d.ts" */
/** @import { VoicesTraits } from "./types.d.ts" */

/** @param {Model<VoicesTraits>} model @param {Topic} topic @param {Words} words */
const voiceForm = (model, { name, label }, words) => {
  const { roles } = model.get("face");
  const touch = () => {
    kept.touch();
    next.draw();
  };
  const sentence = textBox({
    label: words.sentence,
    lines: 2,
    limit: 300,
    oninput: touch,
  });
  const options = Object.fromEntries(roles.map((role, index) => [String(index), role]));
  const role = selectBox({
    label: words.role,
    options,
    none: words.nothing_chosen,
    onchange: touch,
  });
  const consent = tickBox({ label: words.consent, onchange: touch });
  const hasWords = () => Boolean(sentence.box.value.trim());
  const next = nextTick(model, { part: name, about: label, hasWords, words });
  const kept = keeper(model, {
    part: name,
    /** @returns {VoiceAnswer} */
    read: () => ({
      sentence: sentence.box.value,
      role: role.read() === "" ? null : Number(role.read()),
      consent: consent.read(),
    }),
    write: (value) => {
      sentence.box.value = value?.sentence ?? "";
      sentence.grow();
      role.write(value?.role == null ? "" : String(value.role));
      consent.write(value?.consent);
      next.draw();
    },
    shown: (value) => value?.sentence || words.empty_answer,
    words,
  });
  const told = h(
    "summary",
    { "aria-label": say(words.yours_of, { topic: label }) },
    words.say_yours,
  );
  const open = Boolean(sentence.box.value);
  const root = h(
    "details",
    { open },
    told,
    sentence.root,
    role.root,
    consent.root,
    next.root,
    kept.foot,
  );
  const stop = () => {
    kept.stop();
    next.stop();
  };
  return { root, stop };
};

/** @param {Model<VoicesTraits>} model @param {Topic} topic @param {Words} words */
const voiceWall = (model, { name, label }, words) => {
  const status = h("p", { class: "ws-meta", role: "status" });
  /** @param {VoiceShown} voice */
  const hide = async (voice) => {
    const reply = await ask(model, { do: "hide", ref: voice.id });
    if (!reply.done) status.textContent = reply.refused ?? words.failed;
  };
  /** @param {VoiceShown} voice */
  const hideButton = (voice) =>
    h(
      "button",
      {
        type: "button",
        class: "ws-quiet",
        "aria-label": say(words.hide_of, { sentence: voice.sentence }),
        onclick: () => hide(voice),
      },
      words.hide,
    );
  const folded = foldedList({
    /** @param {string} _id @param {VoiceShown & { mayHide: boolean }} voice */
    make: (_id, voice) =>
      h(
        "li",
        { class: "ws-card" },
        said(voice.sentence, words),
        h("p", { class: "ws-byline" }, voice.role),
        voice.mayHide && hideButton(voice),
      ),
    text: ({ sentence, role }) => `${sentence} ${role}`,
    what: label,
    words,
  });
  const draw = () => {
    const { voices = {}, facilitator } = model.get("room");
    const all = voices[name] ?? [];
    const mayHide = Boolean(facilitator);
    folded.draw(all.map((voice) => [voice.id, { ...voice, mayHide }]));
    status.textContent = all.length ? "" : words.voices_none;
  };
  draw();
  model.on("change:room", draw);
  const title = h("h4", { id: unique("voices") }, label);
  const root = h(
    "section",
    { class: "ws-point", "aria-labelledby": title.id },
    title,
    folded.root,
    status,
  );
  const stop = () => {
    folded.stop();
    model.off("change:room", draw);
  };
  return { root, stop };
};

/** @param {Given<VoicesTraits>} given */
export const render = ({ model, el, words }) => {
  const { topics } = model.get("face");
  const views = topics.flatMap((topic) => {
    const form = voiceForm(model, topic, words);
    const wall = voiceWall(model, topic, words);
    wall.root.append(form.root);
    return [wall, form];
  });
  frame(
    model,
    el,
    views.filter((_, index) => index % 2 === 0).map(({ root }) => root),
  );
  el.firstElementChild?.classList.add("ws-voices");
  return () => views.forEach(({ stop }) => stop());
};
