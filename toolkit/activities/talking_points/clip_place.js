// What stands where a clip may be: how to record one, or the one that there is.

import { carefulButton, servedPage } from "../base/ask.js";
import { h, say } from "../base/dom.js";
import { playerOf } from "./player.js";
import { canRecord } from "./recorder.js";

/** @import { OwnFile } from "../base/shapes.d.ts" */
/** @import { Words } from "../base/types.d.ts" */
/** @import { Medium } from "./types.d.ts" */

/** @param {string} words @param {() => unknown} onclick @param {boolean} [quiet] */
export const clipButton = (words, onclick, quiet) =>
  h("button", { type: "button", class: quiet ? "ws-quiet" : null, onclick }, words);

/** @param {(what: Medium) => unknown} record @param {Words} words */
export const offerToRecord = (record, words) => [
  h("p", { class: "ws-help" }, words.about_clip),
  canRecord("audio")
    ? h(
        "div",
        { class: "ws-actions" },
        clipButton(words.record_audio, () => record("audio"), true),
        canRecord("video") &&
          clipButton(words.record_video, () => record("video"), true),
      )
    : h("p", { class: "ws-help" }, words.cannot),
];

/**
 * @param {OwnFile} clip
 * @param {{ point: string, remove: () => unknown, words: Words }} about
 */
export const keptClip = (clip, { point, remove, words }) => {
  const served = servedPage();
  return [
    served &&
      playerOf({
        src: `${served.base}evidence/${clip.id}`,
        media_type: clip.media_type,
        label: say(words.play, { point }),
        words,
      }),
    carefulButton({
      label: say(words.delete_of, { point }),
      short: words.delete,
      sure: () => words.delete_sure,
      yes: words.delete_yes,
      no: words.delete_no,
      act: remove,
    }),
  ];
};
