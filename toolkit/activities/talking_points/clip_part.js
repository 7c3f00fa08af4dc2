// A talking point in a clip, with its words, consent and sharing.

import { keeper } from "../base/answer.js";
import { askedBox } from "../base/boxes.js";
import { h } from "../base/dom.js";
import { tickBox } from "../voices/part.js";
import { clipBox } from "./clip.js";

/** @import { Model, Words } from "../base/types.d.ts" */
/** @import { ClipAnswer } from "./shapes.d.ts" */
/** @import { TalkingTraits } from "./types.d.ts" */

/**
 * Words, consent and sharing come into sight with the clip they are about.
 * @param {Model<TalkingTraits>} model
 * @param {{ name: string, label: string, changed: () => void, words: Words }} about
 */
export const clipPart = (model, { name, label, changed, words }) => {
  const part = `${name}-clip`;
  const touch = () => {
    kept.touch();
  };
  const clip = clipBox(model, {
    part,
    point: label,
    changed: () => {
      touch();
      weigh();
    },
    words,
  });
  const text = askedBox({
    label: words.transcript,
    hint: words.transcript_hint,
    lines: 3,
    limit: 5000,
    oninput: touch,
  });
  const consent = tickBox({ label: words.consent, onchange: touch });
  const kept = keeper(model, {
    part,
    read: () => ({ transcript: text.read(), consent: consent.read() }),
    /** @param {Pick<ClipAnswer, "transcript" | "consent"> | null} value */
    write: (value) => {
      text.write(value?.transcript);
      consent.write(value?.consent);
    },
    shown: (value) => value?.transcript || words.empty_answer,
    words,
  });
  const sharing = kept.foot.querySelector(".ws-sharing label");
  if (sharing) sharing.textContent = words.clip_sharing;
  const more = h("div", {}, text.root, consent.root, kept.foot);
  const root = h(
    "details",
    { class: "ws-aloud" },
    h("summary", { "aria-label": `${words.clip}: ${label}` }, words.clip),
    clip.root,
    more,
  );
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
