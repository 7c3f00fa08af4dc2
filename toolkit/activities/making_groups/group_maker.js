// The form that makes new groups, and what roles they take.

import { carefulButton } from "../base/ask.js";
import { choices, h, say } from "../base/dom.js";
import { pick } from "./mover.js";

/** @import { Words } from "../base/types.d.ts" */
/** @import { GroupsRoom, RolesOfGroup, RolesOfProtocol } from "./shapes.d.ts" */
/** @import { Act } from "./types.d.ts" */

/**
 * @param {string} legend
 * @param {readonly (readonly [name: string, said: string])[]} options
 * @param {{ value: string }} about
 */
const radios = (legend, options, { value }) => {
  const said = options.map(([, words]) => words);
  const chosen = choices({ legend, options: said });
  const names = options.map(([name]) => name);
  chosen.write([names.indexOf(value)]);
  /** @param {readonly string[]} words */
  const relabel = (words) =>
    chosen.root
      .querySelectorAll("label")
      .forEach((label, at) => (label.textContent = words[at]));
  return { root: chosen.root, read: () => names[chosen.read()[0] ?? 0], relabel };
};

/**
 * @param {{ sizes: readonly number[], act: Act, room: () => GroupsRoom,
 *   words: Words }} about
 */
export const groupMaker = ({ sizes, act, room, words }) => {
  const size = pick(
    words.size,
    sizes.map((n) => [String(n), words[`size_${n}`]]),
    { value: "4", hidden: false },
  );
  const how = radios(
    words.how,
    [
      ["mixed", words.mixed],
      ["random", words.random],
    ],
    { value: "mixed" },
  );
  const who = radios(
    words.who,
    [
      ["all", words.who_all],
      ["here", words.who_here],
    ],
    { value: "all" },
  );
  const make = () =>
    act({
      do: "make",
      size: Number(size.select.value),
      mixed: how.read() === "mixed",
      who: who.read(),
      version: room().version,
    });
  const button = carefulButton({
    label: words.make_now,
    short: words.make_now,
    sure: () =>
      room().groups.length ? say(words.make_sure, { count: room().groups.length }) : "",
    yes: words.yes,
    no: words.no,
    act: make,
  });
  const form = h("div", {}, size.root, how.root, who.root, button);
  const root = h("details", { class: "ws-gone" }, h("summary", {}, words.make), form);
  /** @param {GroupsRoom} room */
  const draw = ({ here, all }) =>
    who.relabel([
      say(words.who_all, { count: all }),
      say(words.who_here, { count: here }),
    ]);
  return { root, draw, open: () => (root.open = true) };
};

/**
 * @param {readonly RolesOfProtocol[]} roles
 * @param {{ act: Act, words: Words }} about
 */
export const rolesList = (roles, { act, words }) => {
  if (!roles.length) return null;
  /** @param {RolesOfProtocol} protocol */
  const one = ({ activity, prompt, groups }) => {
    const onclick = () => act({ do: "pass_on", activity });
    const named = say(words.pass_on_of, { prompt });
    const button = h(
      "button",
      { type: "button", class: "ws-quiet", "aria-label": named, onclick },
      words.pass_on,
    );
    /** @param {RolesOfGroup} group */
    const group = ({ name, roles: taken }) =>
      h("li", {}, h("strong", {}, name), ` ${taken.join(" · ")}`);
    return [
      h("h4", {}, prompt),
      h("ul", { class: "ws-roles" }, groups.map(group)),
      button,
    ];
  };
  return h(
    "section",
    { class: "ws-room" },
    h("h4", { class: "ws-label" }, words.roles),
    h("p", { class: "ws-help" }, words.roles_help),
    roles.map(one),
  );
};
