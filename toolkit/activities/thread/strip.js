// One strip of a thread: where it stands, and which images are marked on it.

import { choices, h, say, setName } from "../base/dom.js";
import { makeDraggable } from "../base/drag.js";
import { setIdle, steadily } from "../base/steady.js";

/** @import { Words } from "../base/types.d.ts" */

/**
 * @param {string} text
 * @param {{ images: readonly string[], changed: () => void, words: Words }} about
 */
export const imageMarks = (text, { images, changed, words }) => {
  const { root, read, write } = choices({
    legend: say(words.images_of, { strip: text }),
    options: images,
    multiple: true,
    hidden: true,
    onchange: () => {
      draw();
      changed();
    },
  });
  const summary = h("summary", {});
  const draw = () => {
    const names = read().map((image) => images[image]);
    summary.textContent = `${words.images}: ${names.join(", ") || words.no_images}`;
    setName(summary, `${summary.textContent}, ${text}`);
  };
  return {
    summary,
    root,
    read,
    /** @param {readonly number[]} chosen */
    write: (chosen) => {
      write(chosen);
      draw();
    },
  };
};

/**
 * `place()` says where it stands among `places` of `list`; `move(place)` puts it elsewhere.
 * @param {string} text
 * @param {{ place: () => number, places: number, list: HTMLElement,
 *   move: (place: number) => void, images: ReturnType<typeof imageMarks> | null,
 *   words: Words }} about
 */
export const stripItem = (text, { place, places, list, move, images, words }) => {
  /** @param {string} sign @param {number} by @param {string} name */
  const button = (sign, by, name) => {
    const onclick = () => {
      steadily(made, () => move(place() + by));
    };
    const label = say(name, { strip: text });
    const about = { type: "button", class: "ws-step-button", "aria-label": label };
    const made = h("button", { ...about, onclick }, sign);
    return made;
  };
  const earlier = button("↑", -1, words.earlier);
  const later = button("↓", 1, words.later);
  const options = Array.from({ length: places }, (_, at) =>
    h("option", { value: String(at) }, say(words.place_option, { place: at + 1 })),
  );
  const onchange = () => {
    steadily(select, () => move(Number(select.value)));
  };
  const named = { "aria-label": say(words.place_of, { strip: text }) };
  const select = h("select", { ...named, onchange }, options);
  // Two buttons move a strip; the list for far places would double what is heard here.
  const more = h(
    "details",
    { class: "ws-images" },
    images?.summary ??
      h("summary", { "aria-label": `${words.place}, ${text}` }, words.place),
    h("div", { class: "ws-controls" }, select),
    images?.root,
  );
  const handle = h(
    "span",
    { class: "ws-handle", "aria-hidden": "true", title: words.drag },
    "⠿",
  );
  makeDraggable(handle, { root: list, ghostText: () => text, drop: move });
  const item = h(
    "li",
    { class: "ws-rank-card" },
    handle,
    h("p", { class: "ws-card-text", dir: "auto" }, text),
    h("div", { class: "ws-controls" }, earlier, later),
    more,
  );
  /** @param {number} at */
  const draw = (at) => {
    item.setAttribute("data-place", String(at));
    select.value = String(at);
    setIdle(earlier, at === 0);
    setIdle(later, at === places - 1);
  };
  return { item, images, draw };
};
