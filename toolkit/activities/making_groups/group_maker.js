// The form that makes new groups: it says what it would do, and asks once.

import { choices, h, replace, say, unique } from "../base/dom.js";
import { chooser, press, setText } from "../cockpit/panel.js";

/** @import { GroupsRoom } from "./shapes.d.ts" */
/** @import { Acting } from "./types.d.ts" */

/** @param {ReturnType<typeof choices>} chosen @param {readonly string[]} words */
const relabel = ({ root }, words) =>
  root.querySelectorAll("label").forEach((label, at) => setText(label, words[at]));

/**
 * Where groups are in use, `act(version)` follows a question; the version is the one
 * that stood when it was asked.
 * @param {Acting["words"]} words
 * @param {(version: number) => Promise<unknown>} act
 */
const asksOnce = (words, act) => {
  /** @type {GroupsRoom} */
  let room;
  let isBusy = false;
  const button = press("", () => pressed(), { kind: "ws-button" });
  const root = h("div", { class: "ws-making" }, button);
  const rest = () => replace(root, button);
  const keep = () => {
    rest();
    button.focus();
  };
  /** @param {number} version */
  const make = async (version) => {
    if (isBusy) return;
    isBusy = true;
    await act(version);
    isBusy = false;
    rest();
  };
  const pressed = () => {
    const { version, groups, sizes } = room;
    if (!groups.length) return make(version);
    const asked = h("p", { id: unique("sure") }, say(words.make_sure, { sizes }));
    const stay = press(words.no, keep);
    const go = press(words.yes, () => make(version), { kind: "ws-danger" });
    /** @param {KeyboardEvent} event */
    const onkeydown = (event) => {
      if (event.key !== "Escape") return;
      event.preventDefault();
      keep();
    };
    const named = { role: "group", "aria-labelledby": asked.id };
    // The words stand where the button was, so a second press there does nothing.
    const row = h("div", { class: "ws-row" }, stay, go);
    replace(root, h("div", { class: "ws-sure", ...named, onkeydown }, asked, row));
    stay.focus();
  };
  /** @param {GroupsRoom} now @param {number} count */
  const draw = (now, count) => {
    room = now;
    const stem = now.groups.length ? "remakes" : "makes";
    const fits = count > 1 ? "many" : count ? "one" : "none";
    setText(button, say(words[`${stem}_${fits}`], { count }));
  };
  return { root, draw };
};

/** @param {Acting & { sizes: readonly number[] }} about */
export const groupMaker = ({ sizes, act, words }) => {
  /** @type {GroupsRoom} */
  let room;
  let isChosen = false;
  const redraw = () => draw(room);
  const size = chooser(words.size, redraw, { hidden: false });
  size.fill(
    sizes.map((n) => [String(n), words[`size_${n}`]]),
    "4",
  );
  const how = choices({ legend: words.how, options: [words.mixed, words.random] });
  how.write([0]);
  const who = choices({
    legend: words.who,
    options: [words.who_all, words.who_here],
    onchange: () => {
      isChosen = true;
      redraw();
    },
  });
  const whom = () => (who.read()[0] ? "here" : "all");
  const summary = h("summary", {}, words.make);
  /** @param {number} version */
  const make = async (version) => {
    const asked = { size: Number(size.select.value), mixed: how.read()[0] === 0 };
    if (await act({ do: "make", ...asked, who: whom(), version })) root.open = false;
    summary.focus();
  };
  const button = asksOnce(words, make);
  const root = h(
    "details",
    { class: "ws-maker" },
    summary,
    h("div", {}, size.root, how.root, who.root, button.root),
  );
  let wasFirst = true;
  /** @param {GroupsRoom} now */
  const draw = (now) => {
    room = now;
    if (wasFirst) root.open = !now.groups.length;
    wasFirst = false;
    if (!isChosen) who.write([now.live ? 1 : 0]);
    relabel(who, [
      say(words.who_all, { count: now.all }),
      say(words.who_here, { count: now.here }),
    ]);
    button.draw(now, now.makes[whom()][sizes.indexOf(Number(size.select.value))]);
  };
  return { root, draw };
};
