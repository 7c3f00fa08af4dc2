// Files that belong to an answer: added, listed, downloaded and taken away.

import { ask, carefulButton, servedPage } from "./ask.js";
import { h, replace, say, textBox, unique } from "./dom.js";

/** @import { Face, OwnFile } from "./shapes.d.ts" */
/** @import { FilesAnswer, HasFiles, KeepsFiles, Message, Model, Traits, Words } from "./types.d.ts" */

/** @param {number} bytes @param {Words} words */
export const sizeInWords = (bytes, words) =>
  bytes < 1e6
    ? say(words.kb, { number: Math.max(1, Math.round(bytes / 1000)) })
    : say(words.mb, { number: (bytes / 1e6).toFixed(1).replace(/\.0$/, "") });

/** @param {string} name */
const cookie = (name) => {
  const found = document.cookie.split("; ").find((pair) => pair.startsWith(`${name}=`));
  return found ? decodeURIComponent(found.slice(name.length + 1)) : "";
};

/**
 * Resolves with {done}, {refused} or, when nothing came back, neither.
 * @param {Model} model
 * @param {string} part
 * @param {File} file
 * @param {{ base: string } | null} served
 * @returns {Promise<Message>}
 */
export const sendFile = async (model, part, file, served) => {
  if (!served) {
    const bytes = await file.arrayBuffer();
    return ask(model, { do: "evidence", part, name: file.name }, [bytes]);
  }
  const { workshop, name } = model.get("face");
  const body = new FormData();
  body.append("file", file);
  try {
    const reply = await fetch(`${served.base}evidence/${workshop}/${name}/${part}`, {
      method: "POST",
      headers: { "X-XSRFToken": cookie("_xsrf") },
      body,
    });
    if (reply.ok) return ask(model, { do: "files" });
    return { refused: (await reply.json()).message };
  } catch {
    return {}; // no connection, or an answer from something on the way
  }
};

/**
 * @template {Traits<Face & KeepsFiles, HasFiles>} T
 * @param {Model<T>} model
 * @param {{ name: string }} field
 * @param {{ touch: () => void, words: Words }} about
 */
export const fileField = (model, field, { touch, words }) => {
  const { largest_file: largest, kinds } = model.get("face");
  const served = servedPage();
  const limit = sizeInWords(largest, words);
  const status = h("p", { class: "ws-file-status", role: "status" });
  const list = h("ul", { class: "ws-files" });
  const files = () => model.get("room").files?.[field.name] ?? [];
  /** @param {string} text @param {object} [values] @param {string} [tone] */
  const tell = (text, values = {}, tone = "") => {
    status.dataset.tone = tone;
    status.textContent = say(text, values);
  };
  /** @param {Message} reply @param {string} text @param {object} values */
  const answered = (reply, text, values) =>
    reply.done
      ? tell(text, values)
      : tell(reply.refused ?? words.file_failed, values, "refused");

  /** @param {OwnFile} file */
  const remove = async (file) => {
    const reply = await ask(model, { do: "remove", part: field.name, file: file.id });
    answered(reply, words.file_removed, { file: file.name });
    if (!reply.done) draw();
    picker.focus();
    if (reply.done) touch();
  };
  /** @param {File} file */
  const add = async (file) => {
    const about = { file: file.name, limit, size: sizeInWords(file.size, words) };
    if (file.size > largest) return tell(words.file_large, about, "refused");
    tell(words.file_adding, about);
    const reply = await sendFile(model, field.name, file, served);
    answered(reply, words.file_added, about);
    return reply.done && touch();
  };
  const picked = async () => {
    const chosen = [...(picker.files ?? [])];
    picker.value = "";
    for (const file of chosen) await add(file); // one after the other: the line is thin
  };
  /** @param {OwnFile} file */
  const row = (file) => {
    const about = { file: file.name };
    const link = served
      ? h(
          "a",
          {
            href: `${served.base}evidence/${encodeURIComponent(file.id)}`,
            download: file.name,
            "aria-label": say(words.file_download, about),
          },
          file.name,
        )
      : h("span", {}, file.name);
    const away = carefulButton({
      label: say(words.remove_item, { item: file.name }),
      short: words.remove,
      sure: () => say(words.file_sure, about),
      yes: words.file_yes,
      no: words.file_no,
      act: () => remove(file),
    });
    const size = h("span", { class: "ws-size" }, sizeInWords(file.size, words));
    return h("li", {}, h("span", { class: "ws-file" }, link, " ", size), away);
  };
  const draw = () => {
    const rows = files().map(row);
    replace(
      list,
      rows.length ? rows : h("li", { class: "ws-nothing" }, words.files_none),
    );
  };

  const id = unique("file");
  const hint = unique("kinds");
  const picker = h("input", {
    type: "file",
    id,
    multiple: true,
    "aria-describedby": hint,
    onchange: picked,
  });
  const note = textBox({ label: words.files_note, lines: 2, oninput: touch });
  model.on("change:room", draw);
  draw();
  return {
    body: [
      h("p", { class: "ws-help", id: hint }, say(words.files_about, { limit, kinds })),
      list,
      h("label", { for: id, class: "ws-label" }, words.files_add),
      picker,
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
    stop: () => model.off("change:room", draw),
  };
};
