// Files as whoever may read them sees them: a small picture, a name, what it shows.

import { servedPage } from "./ask.js";
import { h, say } from "./dom.js";

/** @import { OwnFile } from "./shapes.d.ts" */
/** @import { Words } from "./types.d.ts" */

/** @param {number} bytes @param {Words} words */
export const sizeInWords = (bytes, words) =>
  bytes < 1e6
    ? say(words.kb, { number: Math.max(1, Math.round(bytes / 1000)) })
    : say(words.mb, { number: (bytes / 1e6).toFixed(1).replace(/\.0$/, "") });

/** @param {OwnFile} file */
export const isPicture = ({ media_type: type }) => type.startsWith("image/");

/**
 * What a browser shows by itself, as the server gives it; the rest is saved.
 * @param {OwnFile} file
 */
const opensHere = (file) =>
  isPicture(file) || /^(application\/pdf|text\/plain)/.test(file.media_type);

/**
 * A small picture; where there is none, nothing.
 * @param {OwnFile} file @param {string} address
 */
const smallPicture = (file, address) => {
  /** @type {HTMLImageElement} */
  const image = h("img", {
    class: "ws-thumbnail",
    alt: file.description ?? "",
    src: `${address}/small`,
    width: 72,
    height: 72,
    onerror: () => image.remove(),
  });
  return image;
};

/**
 * Its name and size, which open or save it; what nobody serves has nothing to open.
 * @param {OwnFile} file
 * @param {Words} words
 */
export const fileShown = (file, words) => {
  const served = servedPage();
  const size = h("span", { class: "ws-size" }, sizeInWords(file.size, words));
  if (!served || !file.id) return h("span", { class: "ws-file" }, file.name, " ", size);
  const href = `${served.base}evidence/${encodeURIComponent(file.id)}`;
  const opens = opensHere(file);
  const how = opens ? { target: "_blank", rel: "noopener" } : { download: file.name };
  const name = h(
    "a",
    { href, ...how },
    isPicture(file) && smallPicture(file, href),
    h("span", {}, file.name, " ", size),
    h("span", { class: "ws-hidden" }, ` ${opens ? words.new_tab : words.download}`),
  );
  return h("span", { class: "ws-file" }, name);
};

/**
 * A list of them, for who reads an answer; null where there are none. What a picture
 * shows is written under it for the eye: who cannot see it has heard it with the name.
 * @param {readonly OwnFile[]} files
 * @param {Words} words
 */
export const shownFiles = (files, words) => {
  /** @param {OwnFile} file */
  const row = (file) =>
    h(
      "li",
      {},
      fileShown(file, words),
      isPicture(file) &&
        file.description &&
        h("p", { class: "ws-caption", "aria-hidden": "true" }, file.description),
    );
  return files.length ? h("ul", { class: "ws-files" }, files.map(row)) : null;
};
