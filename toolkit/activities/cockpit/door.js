// Letting people in: the room code, personal links shown once, and substitutes.

import { h, replace, say, unique } from "../base/dom.js";
import { escaping } from "../base/escape.js";
import { chooser, press, setText } from "./panel.js";

/** @import { Words } from "../base/types.d.ts" */
/** @import { LinkShown, PeopleRoom } from "./shapes.d.ts" */
/** @import { Does, Told } from "./types.d.ts" */

/** @param {string} src @param {string} alt */
const qrImage = (src, alt) => h("img", { class: "ws-qr", src, alt });

/** @param {string} words @param {HTMLInputElement} box */
const labelled = (words, box) => {
  box.id = unique("box");
  return h(
    "div",
    { class: "ws-choose" },
    h("label", { for: box.id, class: "ws-label" }, words),
    box,
  );
};

/**
 * A link is on the page once; closing it, or making the next, takes it away.
 * @param {Words} words
 */
export const shownLink = (words) => {
  const root = h("div", { class: "ws-shown-link", role: "group", hidden: true });
  /** @type {Element | null} */
  let before = null;
  const close = () => {
    replace(root);
    root.hidden = true;
    if (before instanceof HTMLElement) before.focus();
  };
  root.addEventListener("keydown", escaping(close));
  /** @param {string} name @param {Partial<LinkShown>} made */
  const show = (name, { link, qr = "" }) => {
    const text = h("p", { tabindex: "-1" }, say(words.link_shown, { name }));
    replace(
      root,
      text,
      h(
        "div",
        { class: "ws-row" },
        qrImage(qr, say(words.qr_link, { name })),
        h("p", { class: "ws-address" }, link),
      ),
      press(words.close, close),
    );
    if (root.hidden) before = document.activeElement;
    root.hidden = false;
    text.focus();
  };
  return { root, show };
};

/** @param {Does} does @param {Words} words */
export const roomDoor = (does, words) => {
  const code = h("div", { class: "ws-code" });
  const at = h("p", { class: "ws-meta" });
  const qr = h("div", {});
  const open = press("", () => does({ do: "room", open: true }));
  const close = press(words.close_room, () => does({ do: "room", open: false }));
  /** @param {PeopleRoom} room */
  const draw = ({ door }) => {
    setText(code, door.code || words.room_closed);
    code.dataset.open = String(Boolean(door.code));
    setText(at, door.code ? say(words.join_at, { address: door.at }) : "");
    setText(open, door.code ? words.new_code : words.open_room);
    close.hidden = !door.code;
    if (qr.dataset.of === door.code) return;
    qr.dataset.of = door.code;
    replace(qr, door.qr && qrImage(door.qr, words.qr_room));
  };
  const text = h("div", {}, code, at, h("div", { class: "ws-row" }, open, close));
  return {
    root: h(
      "div",
      { class: "ws-row", role: "group", "aria-label": words.room_open },
      qr,
      text,
    ),
    draw,
  };
};

/**
 * @param {Does} does
 * @param {(name: string, made: Told) => void} show
 * @param {Words} words
 */
export const substituteForm = (does, show, words) => {
  const name = h("input", { type: "text", dir: "auto", autocomplete: "off" });
  const school = h("input", { type: "text", dir: "auto", autocomplete: "off" });
  const group = chooser(words.group, () => {}, { hidden: false });
  /** @param {SubmitEvent} event */
  const add = async (event) => {
    event.preventDefault();
    const given = { name: name.value, school: school.value, group: group.select.value };
    const added = await does({ do: "add", ...given });
    if (!added) return;
    show(given.name, added);
    name.value = school.value = "";
  };
  const form = h(
    "form",
    { class: "ws-substitute", onsubmit: add },
    h("h3", { class: "ws-label" }, words.substitute),
    h(
      "div",
      { class: "ws-row" },
      labelled(words.name, name),
      labelled(words.school, school),
      group.root,
    ),
    h("button", { class: "ws-plain" }, words.add),
  );
  /** @param {PeopleRoom} room */
  const draw = ({ groups }) =>
    group.fill(
      [["", words.no_group], ...groups.map((one) => [one, one])],
      group.select.value,
    );
  return { root: form, draw };
};
