// A bookmark and a private note beside every activity of the page.

import { keeper } from "../base/answer.js";
import { servedPage } from "../base/ask.js";
import { h, replace, textBox } from "../base/dom.js";
import { draftOf } from "../base/draft.js";
import { discloses } from "../base/foot.js";

/** @import { Given, Model, Stop, Traits, Words } from "../base/types.d.ts" */
/** @import { MarkAnswer, MarksFace } from "./shapes.d.ts" */

/**
 * Where the marks of an activity stand: among what there is more of its answer, or with
 * a line of their own where it has several, or none.
 * @param {Element} section
 * @param {Words} words
 */
const placeIn = (section, words) => {
  const foot = section.querySelector(".ws-foot[data-whole]");
  const row = foot?.querySelector(".ws-mark-row");
  /** @type {HTMLElement | null | undefined} */
  const opener = foot?.querySelector(".ws-more");
  if (row && opener) return { row, opener };
  const alone = h("div", { class: "ws-mark-row" });
  const body = h("div", { class: "ws-more-body" }, alone);
  const own = h("button", { type: "button", class: "ws-more" }, words.foot_more);
  discloses(own, body);
  const line = h("div", { class: "ws-foot-line" }, own);
  const marks = h("div", { class: "ws-marks" }, line, body);
  (section.querySelector(":scope > .ws-pausable") ?? section).append(marks);
  return { row: alone, opener: own, marks };
};

/**
 * The way to ask for a reminder of an activity; nothing where no server could send one.
 * @param {string} of
 * @param {string | null} about
 * @param {Words} words
 */
const reminderLink = (of, about, words) => {
  const page = servedPage();
  if (!page) return null;
  const href = `${page.base}reminders?about=${encodeURIComponent(of)}`;
  return h(
    "a",
    { class: "ws-mark ws-remind", href, "aria-describedby": about },
    words.remind,
  );
};

const unmarked = "section[data-activity]:not([data-marked])";

/**
 * @param {Model<Traits<MarksFace, object, MarkAnswer>>} model
 * @param {HTMLElement} section
 * @param {string} part
 * @param {Words} words
 */
const controls = (model, section, part, words) => {
  const { longest, workshop } = model.get("face");
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
  const { row, opener: more, marks } = placeIn(section, words);
  const remind = reminderLink(`${workshop}/${part}`, about, words);
  const mine = h("div", {});
  const sign = h("span", { class: "ws-mark-sign" });
  const note = textBox({
    label: words.note_label,
    lines: 2,
    limit: longest,
    oninput: () => touch(),
  });
  const draw = () => {
    bookmark.setAttribute("aria-pressed", String(bookmarked));
    const written = note.box.value.trim() !== "";
    opener.toggleAttribute("data-written", written);
    const text = written ? words.note_written : words.note;
    if (opener.textContent !== text) opener.textContent = text;
    const signs = [bookmarked && words.sign_bookmarked, written && words.sign_noted];
    const told = signs.filter(Boolean).join(", ");
    replace(sign, told && h("span", { class: "ws-hidden" }, ` (${told})`));
    sign.toggleAttribute("data-bookmarked", bookmarked);
    sign.toggleAttribute("data-written", written);
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
    mine.append(note.root, kept.foot);
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
  discloses(opener, note.root, () => {
    keeping();
    note.grow();
    note.box.focus();
  });
  const follow = () => kept || write(model.get("answers")[part]?.value);
  model.on("change:answers", follow);
  follow();
  if (draftOf(`${model.get("draft_key")}/${part}`).get()) keeping();
  row.prepend(bookmark, opener, ...(remind ? [remind] : []));
  row.after(mine);
  more.append(sign);
  more.hidden = false;
  section.dataset.marked = "";
  return () => {
    kept?.stop();
    model.off("change:answers", follow);
    delete section.dataset.marked;
    for (const one of [bookmark, opener, remind, mine, sign, marks]) one?.remove();
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
