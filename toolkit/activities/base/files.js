// Files that belong to an answer: added, listed, described and taken away.

import { ask, carefulButton, servedPage } from "./ask.js";
import { describeBox } from "./describe.js";
import { h, say, textBox, unique } from "./dom.js";
import { keyedList } from "./keyed.js";
import { isPhoto, lighter } from "./photo.js";
import { sendFile } from "./send_file.js";
import { fileShown, isPicture, sizeInWords } from "./shown_files.js";

/** @import { Face, OwnFile } from "./shapes.d.ts" */
/** @import { FilesAnswer, HasFiles, KeepsFiles, Message, Model, Traits, Words } from "./types.d.ts" */

/** The share of the files there may be from which on it is said how many are left. */
const NEARLY = 0.8;

/**
 * How far a file has come, for the eye; what is spoken are its beginning and its end.
 * @param {Words} words
 */
const progressOf = (words) => {
  const bar = h("progress", { max: 1, value: 0, class: "ws-sending" });
  bar.hidden = true;
  /** @param {string} file */
  const begin = (file) => {
    bar.setAttribute("aria-label", say(words.file_sending, { file }));
    bar.removeAttribute("value"); // it is made smaller first, and nobody knows how long
    bar.hidden = false;
  };
  return {
    bar,
    begin,
    /** @param {number} part */
    came: (part) => (bar.value = part),
    end: () => (bar.hidden = true),
  };
};

/**
 * @template {Traits<Face & KeepsFiles, HasFiles>} T
 * @param {Model<T>} model
 * @param {{ name: string }} field
 * @param {{ touch: () => void, words: Words }} about
 */
export const fileField = (model, field, { touch, words }) => {
  const { accept, kinds, largest, largest_picture, most } = model.get("face").file_box;
  const served = servedPage();
  const limit = sizeInWords(largest, words);
  const status = h("p", { class: "ws-file-status", role: "status" });
  const list = h("ul", { class: "ws-files" });
  const progress = progressOf(words);
  /** @type {Map<string, ReturnType<typeof describeBox> & { image: Element | null }>} */
  const described = new Map();
  let kept = 0; // how often a file was asked to go and stayed: its row is drawn again
  const files = () => model.get("room").files?.[field.name] ?? [];
  /** @param {string} text @param {string} [tone] */
  const tell = (text, tone = "") => {
    status.dataset.tone = tone;
    status.textContent = text;
  };

  /** @param {OwnFile} file */
  const remove = async (file) => {
    const about = { file: file.name };
    const reply = await ask(model, { do: "remove", part: field.name, file: file.id });
    if (reply.done) tell(say(words.file_removed, about));
    else tell(reply.refused ?? say(words.file_failed, about), "refused");
    kept += reply.done ? 0 : 1;
    draw();
    picker.focus();
    if (reply.done) touch();
  };
  /**
   * Resolves with why it is not added; with nothing when it is.
   * @param {File} given
   */
  const add = async (given) => {
    const file = await lighter(given);
    const top = isPhoto(file) ? largest_picture : largest;
    const size = sizeInWords(file.size, words);
    const about = { file: given.name, limit: sizeInWords(top, words), size };
    if (file.size > top) {
      const isFilm = given.type.startsWith("video/");
      return say(isFilm ? words.film_large : words.file_large, about);
    }
    const { came } = progress;
    const reply = await sendFile(model, field.name, file, { served, came });
    if (reply.done) return "";
    return reply.refused
      ? say(words.file_refused, { ...about, why: reply.refused })
      : say(words.file_failed, about);
  };
  const picked = async () => {
    const chosen = [...(picker.files ?? [])];
    const count = chosen.length;
    picker.value = "";
    /** @type {string[]} */
    const refused = [];
    for (const [at, file] of chosen.entries()) {
      const about = { file: file.name, number: at + 1, count };
      tell(say(count > 1 ? words.file_adding_of : words.file_adding, about));
      progress.begin(file.name);
      const why = await add(file); // one after the other: the line is thin
      if (why) refused.push(why);
    }
    progress.end();
    const added = count - refused.length;
    const about = { file: chosen[0]?.name, count: added };
    const done = say(count > 1 ? words.files_added : words.file_added, about);
    tell(
      [added && done, ...refused].filter(Boolean).join(" "),
      refused[0] && "refused",
    );
    if (added) touch();
  };
  /** @param {string} id */
  const row = (id) => {
    const file = files().find((one) => one.id === id);
    if (!file) return h("li", { class: "ws-nothing" }, words.files_none);
    const away = carefulButton({
      label: say(words.remove_item, { item: file.name }),
      short: words.remove,
      sure: () => say(words.file_sure, { file: file.name }),
      yes: words.file_yes,
      no: words.file_no,
      act: () => remove(file),
    });
    described.get(id)?.stop();
    const shown = fileShown(file, words);
    if (!isPicture(file)) return h("li", {}, shown, away);
    const asked = describeBox(model, file, { changed: touch, words });
    described.set(id, { ...asked, image: shown.querySelector("img") });
    return h("li", {}, shown, away, asked.root);
  };
  const drawRows = keyedList(list, row);
  const draw = () => {
    const now = files();
    // A description comes back into its own box: the row around it stays as it is.
    /** @type {[string, unknown][]} */
    const rows = now.map((file) => [file.id, { ...file, description: "", kept }]);
    drawRows(rows.length ? rows : [["", null]]);
    for (const [id, { update, image, stop }] of described) {
      const file = now.find((one) => one.id === id);
      if (file) {
        update(file.description ?? "");
        image?.setAttribute("alt", file.description ?? "");
      } else {
        stop(true);
        described.delete(id);
      }
    }
    const all = Object.values(model.get("room").files ?? {}).flat().length;
    const few = all >= NEARLY * most;
    left.textContent = [
      model.get("room").files_room,
      few && say(words.files_few, { count: most - all }),
    ]
      .filter(Boolean)
      .join(" ");
  };

  const id = unique("file");
  const hint = h(
    "p",
    { class: "ws-help", id: unique("kinds") },
    say(words.files_about, { limit, kinds }),
  );
  const left = h("p", { class: "ws-help", id: unique("left") });
  const picker = h("input", {
    type: "file",
    id,
    accept,
    multiple: true,
    "aria-describedby": `${hint.id} ${left.id}`,
    onchange: picked,
  });
  const note = textBox({ label: words.files_note, lines: 2, oninput: touch });
  model.on("change:room", draw);
  draw();
  return {
    body: [
      hint,
      list,
      h("label", { for: id, class: "ws-label" }, words.files_add),
      left,
      picker,
      progress.bar,
      status,
      note.root,
    ],
    read: () => ({ note: note.box.value, files: files() }),
    /** @param {FilesAnswer | null} value */
    write: (value) => {
      note.box.value = value?.note ?? "";
      note.grow();
    },
    /** @param {FilesAnswer | null} value */
    shown: (value) => value?.note || words.empty_answer,
    stop: () => {
      model.off("change:room", draw);
      described.forEach((box) => box.stop());
    },
  };
};
