// A bookmark and a private note under every activity of the page.

import { keeper } from "../base/answer.js";
import { h, textBox } from "../base/dom.js";
import { draftOf } from "../base/draft.js";

/** @import { Given, Model, Stop, Traits, Words } from "../base/types.d.ts" */
/** @import { MarkAnswer, MarksFace } from "./shapes.d.ts" */

const unmarked = "section[data-activity]:not([data-marked])";

/**
 * @param {Model<Traits<MarksFace, object, MarkAnswer>>} model
 * @param {HTMLElement} section
 * @param {string} part
 * @param {Words} words
 */
const controls = (model, section, part, words) => {
  const { longest } = model.get("face");
  const about = section.getAttribute("aria-labelledby");
  let bookmarked = false;
  /** @type {ReturnType<typeof keeper> | null} */
  let kept = null;

  const bookmark = h(
    "button",
    { type: "button", class: "ws-mark", "aria-describedby": about },
    words.bookmark,
  );
  const opener = h("button", {
    type: "button",
    class: "ws-mark ws-note",
    "aria-describedby": about,
  });
  const row = h("div", { class: "ws-mark-row" }, bookmark, opener);
  const root = h("div", { class: "ws-marks" }, row);
  const note = textBox({
    label: words.note_label,
    lines: 2,
    limit: longest,
    oninput: () => touch(),
  });
  note.root.hidden = true;

  const draw = () => {
    bookmark.setAttribute("aria-pressed", String(bookmarked));
    opener.setAttribute("aria-expanded", String(!note.root.hidden));
    const written = note.box.value.trim() !== "";
    opener.toggleAttribute("data-written", written);
    const text = written ? words.note_written : words.note;
    if (opener.textContent !== text) opener.textContent = text;
  };
  /** @param {MarkAnswer | null} value */
  const write = (value) => {
    bookmarked = Boolean(value?.bookmarked);
    note.box.value = value?.note ?? "";
    note.grow();
    draw();
  };
  /** @param {MarkAnswer | null} value */
  const shown = (value) =>
    [value?.bookmarked && words.bookmarked, value?.note].filter(Boolean).join("\n") ||
    words.empty_answer;
  // Most activities are never marked, so what keeps a mark is made when it is needed.
  const keeping = () => {
    if (kept) return kept;
    const read = () => ({ bookmarked, note: note.box.value });
    kept = keeper(model, { part, read, write, shown, levels: [], words });
    root.append(note.root, kept.foot);
    return kept;
  };
  const touch = () => {
    draw();
    keeping().touch();
  };
  bookmark.addEventListener("click", () => {
    keeping();
    bookmarked = !bookmarked;
    touch();
  });
  opener.addEventListener("click", () => {
    keeping();
    note.root.hidden = !note.root.hidden;
    draw();
    if (!note.root.hidden) {
      note.grow();
      note.box.focus();
    }
  });
  const follow = () => kept || write(model.get("answers")[part]?.value);
  model.on("change:answers", follow);
  follow();
  if (draftOf(`${model.get("draft_key")}/${part}`).get()) keeping();
  (section.querySelector(":scope > .ws-pausable") ?? section).append(root);
  section.dataset.marked = "";
  return () => {
    kept?.stop();
    model.off("change:answers", follow);
    delete section.dataset.marked;
    root.remove();
  };
};

/** @param {Given<Traits<MarksFace, object, MarkAnswer>>} given */
export const render = ({ model, words }) => {
  /** @type {Stop[]} */
  const stops = [];
  const dress = () => {
    const answers = model.get("answers");
    /** @type {NodeListOf<HTMLElement>} */
    const sections = document.querySelectorAll(unmarked);
    for (const section of sections) {
      const part = section.dataset.activity ?? "";
      if (part in answers) stops.push(controls(model, section, part, words));
    }
  };
  // Activities appear one after the other, and some draw themselves again.
  const watcher = new MutationObserver(dress);
  watcher.observe(document.body, { childList: true, subtree: true });
  dress();
  return () => {
    watcher.disconnect();
    stops.forEach((stop) => stop());
  };
};
