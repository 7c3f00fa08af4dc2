// A clip that is there, to listen to or to watch.

import { h } from "../base/dom.js";

/** @param {{ src: string, media_type: string, label: string }} clip */
export const playerOf = ({ src, media_type: type, label }) => {
  const video = type.startsWith("video");
  return h(video ? "video" : "audio", {
    class: "ws-player",
    controls: true,
    preload: "metadata",
    playsinline: true,
    src,
    "aria-label": label,
  });
};
