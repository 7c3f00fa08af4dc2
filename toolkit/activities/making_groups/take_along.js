// The groups for a call elsewhere: a file for Zoom, and a text for Teams.

import { h, unique } from "../base/dom.js";
import { press, setText } from "../cockpit/panel.js";

/** @import { Taken } from "./shapes.d.ts" */
/** @import { Acting } from "./types.d.ts" */

/**
 * Gives back what leads to the file, for browsers that do not save it by themselves.
 * @param {Taken} taken
 */
const savedFile = ({ name, text }) => {
  const href = URL.createObjectURL(new Blob([text], { type: "text/csv" }));
  const link = h("a", { href, download: name }, name);
  link.click();
  return link;
};

/** @param {Acting} about */
const forZoom = ({ act, words }) => {
  const told = h("p", { role: "status" });
  const without = h("p", { class: "ws-advice" });
  let last = "";
  const take = async () => {
    const taken = (await act({ do: "zoom" }))?.taken;
    if (!taken) return;
    const link = savedFile(taken);
    if (last) URL.revokeObjectURL(last);
    last = link.href;
    told.replaceChildren(`${words.zoom_done} `, link);
    setText(without, taken.without);
  };
  const help = h("p", { class: "ws-meta" }, words.zoom_help);
  return [help, h("div", { class: "ws-row" }, press(words.zoom, take)), told, without];
};

/** @param {Acting} about */
const forTeams = ({ act, words }) => {
  const id = unique("teams");
  const box = h("textarea", { id, rows: 8, readonly: true, dir: "auto" });
  const told = h("span", { role: "status" });
  const copy = () => {
    box.select();
    // floor: the clipboard itself is given over https alone; this is given everywhere.
    const isCopied = document.execCommand("copy");
    setText(told, isCopied ? words.copied : words.not_copied);
  };
  const shown = h(
    "div",
    { hidden: true },
    h("label", { for: id, class: "ws-label" }, words.teams_text),
    box,
    h("div", { class: "ws-row" }, press(words.copy, copy), told),
  );
  const take = async () => {
    const taken = (await act({ do: "teams" }))?.taken;
    if (!taken) return;
    box.value = taken.text;
    setText(told, "");
    shown.hidden = false;
    box.focus();
  };
  const help = h("p", { class: "ws-meta" }, words.teams_help);
  return [help, h("div", { class: "ws-row" }, press(words.teams, take)), shown];
};

/** @param {Acting} about */
export const takeAlong = (about) =>
  h(
    "details",
    { class: "ws-take" },
    h("summary", {}, about.words.take),
    h("div", {}, forZoom(about), forTeams(about)),
  );
