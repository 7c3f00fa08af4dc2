// A clip that is there, to listen to or to watch.

import { h } from "../base/dom.js";

/** @import { Words } from "../base/types.d.ts" */

/**
 * A player; where it cannot play, words that say so, and failed() is called.
 * @param {{ src: string, media_type: string, label: string, words: Words,
 *   failed?: () => void }} clip
 */
export const playerOf = ({ src, media_type: type, label, words, failed }) => {
  const onerror = () => {
    show(false);
    failed?.();
  };
  const player = h(type.startsWith("video") ? "video" : "audio", {
    class: "ws-player",
    controls: true,
    preload: "metadata",
    playsinline: true,
    src,
    "aria-label": label,
    onerror,
  });
  const onclick = () => {
    show(true);
    player.load();
    player.focus();
  };
  const again = h(
    "button",
    { type: "button", class: "ws-quiet", onclick },
    words.retry,
  );
  const note = h("div", {}, h("p", { class: "ws-help" }, words.cannot_play), again);
  /** @param {boolean} plays */
  const show = (plays) => {
    player.hidden = !plays;
    note.hidden = plays;
  };
  show(true);
  return h("div", {}, player, note);
};
