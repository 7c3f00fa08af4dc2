// What others say about one point: their words, and their clips with the words of those.

import { servedPage } from "../base/ask.js";
import { h, say } from "../base/dom.js";
import { foldedList } from "../base/fold.js";
import { said } from "../base/said.js";
import { playerOf } from "./player.js";

/** @import { Model, Words } from "../base/types.d.ts" */
/** @import { PointSaid } from "./shapes.d.ts" */
/** @import { TalkingTraits } from "./types.d.ts" */

/** @param {string} point @param {Words} words */
const saidCard =
  (point, words) =>
  /** @param {PointSaid} about */
  ({ name, school, text, clip, media_type: type, transcript }) => {
    const served = servedPage();
    const label = say(words.play_of, { name, point });
    const written = h(
      "details",
      { open: !served },
      h(
        "summary",
        { "aria-label": `${words.in_writing}: ${name}, ${point}` },
        words.in_writing,
      ),
      said(transcript, words),
    );
    const failed = () => {
      written.open = true;
    };
    return [
      h("p", { class: "ws-byline" }, h("strong", {}, name), school && ` · ${school}`),
      text && said(text, words),
      clip &&
        served &&
        playerOf({
          src: `${served.base}evidence/${clip}`,
          media_type: type,
          label,
          words,
          failed,
        }),
      transcript && written,
    ];
  };

/**
 * A card that did not change stays, so that a clip goes on playing.
 * @param {Model<TalkingTraits>} model
 * @param {{ name: string, label: string, words: Words }} about
 */
export const saidWall = (model, { name, label, words }) => {
  const count = h("p", { class: "ws-meta", role: "status" });
  const card = saidCard(label, words);
  const what = say(words.said_of, { point: label });
  const folded = foldedList({
    /** @param {string} _id @param {PointSaid} one */
    make: (_id, one) => h("li", { class: "ws-card" }, card(one)),
    text: (one) => [one.name, one.school, one.text, one.transcript].join(" "),
    what,
    words,
  });
  const draw = () => {
    const all = model.get("room").said?.[name] ?? [];
    folded.draw(all.map((one) => [one.id, one]));
    const many =
      all.length === 1 ? words.said_one : say(words.said_count, { count: all.length });
    const text = all.length ? many : words.said_none;
    if (count.textContent !== text) count.textContent = text;
  };
  draw();
  model.on("change:room", draw);
  const title = h("h4", { class: "ws-label" }, words.said);
  const root = h(
    "section",
    { class: "ws-room", "aria-label": what },
    title,
    count,
    folded.root,
  );
  const stop = () => {
    folded.stop();
    model.off("change:room", draw);
  };
  return { root, stop };
};
