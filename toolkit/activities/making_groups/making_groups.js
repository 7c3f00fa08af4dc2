// The facilitators' panel for groups.

import { ask } from "../base/ask.js";
import { h, replace } from "../base/dom.js";
import { frame } from "../base/frame.js";
import { placeInOrder } from "../base/in_order.js";
import { statusLine } from "../base/status.js";
import { groupCard } from "./group_card.js";
import { groupMaker, rolesList } from "./group_maker.js";
import { mover, whoIs } from "./mover.js";
import { scopeChooser } from "./scope_chooser.js";

/** @import { Given, Message, Traits } from "../base/types.d.ts" */
/** @import { GroupWithMembers, GroupsFace, GroupsRoom, PersonShown } from "./shapes.d.ts" */
/** @import { Act } from "./types.d.ts" */

/** @param {Given<Traits<GroupsFace, GroupsRoom>>} given */
export const render = ({ model, el, words }) => {
  const { sizes } = model.get("face");
  const room = () => model.get("room");
  const status = statusLine();
  /** @type {Act} */
  const act = async (message, person) => {
    /** @type {Message & { said?: string }} */
    const { done, said = "", refused } = await ask(model, message);
    status.tell(refused ?? (done ? said : words.no_reply), {
      tone: refused || !done ? "refused" : "",
    });
    // Whoever was moved is in another card now; the focus follows them.
    const theirs = person && `[data-person="${CSS.escape(person)}"]`;
    /** @type {HTMLSelectElement | null} */
    const select = theirs ? el.querySelector(theirs) : null;
    if (select) select.focus();
    else if (refused) draw();
    return Boolean(done);
  };
  const scope = scopeChooser({ act, words });
  const source = h("p", { class: "ws-help" });
  const maker = groupMaker({ sizes, act, room, words });
  const undo = h(
    "button",
    {
      type: "button",
      class: "ws-quiet",
      onclick: () => act({ do: "undo", version: room().version }),
    },
    words.undo,
  );
  const drop = h("button", {
    type: "button",
    class: "ws-quiet",
    onclick: () => act({ do: "drop", version: room().version }),
  });
  const late = h(
    "button",
    { type: "button", class: "ws-quiet", onclick: () => act({ do: "latecomers" }) },
    words.latecomers,
  );
  const free = h("div", {});
  const list = h("ul", { class: "ws-wall ws-group-pages" });
  const roles = h("div", {});
  /** @type {Map<string, { as: string, item: HTMLElement }>} */
  const drawn = new Map();
  /** @type {Map<string, ReturnType<typeof groupCard>>} */
  const cards = new Map(); // by the group's id
  /** @param {string} key @param {unknown} value @param {() => HTMLElement} make */
  const kept = (key, value, make) => {
    const as = JSON.stringify(value);
    const found = drawn.get(key);
    if (found?.as === as) return found.item;
    const item = make();
    drawn.set(key, { as, item });
    return item;
  };
  /** @param {GroupsRoom} room */
  const drawFree = ({ free: people, groups }) => {
    if (!people.length || !groups.length) return null;
    /** @param {PersonShown} person */
    const row = (person) =>
      h(
        "li",
        { class: "ws-member" },
        whoIs(person, words),
        mover(person, { groups, act, words }),
      );
    return [
      h("h4", {}, `${words.free} (${people.length})`),
      h("ul", { class: "ws-members" }, people.map(row)),
    ];
  };
  /** @param {Element} parent @param {HTMLElement} item */
  const place = (parent, item) => {
    if (parent.firstChild !== item) replace(parent, item);
  };
  const draw = () => {
    const now = room();
    if (!now.scopes) return;
    scope.draw(now);
    source.textContent = now.source;
    maker.draw(now);
    undo.hidden = !now.undo;
    drop.hidden = !now.drop;
    drop.textContent = now.drop;
    late.hidden = !now.groups.length || !now.free.some(({ here }) => here);
    const names = now.groups.map(({ id, name }) => ({ id, name }));
    const given = { groups: names, year: now.year, act, words };
    /** @param {GroupWithMembers} group */
    const card = (group) => {
      const view = cards.get(group.id) ?? groupCard(group, { act, words });
      cards.set(group.id, view);
      view.draw(group, given);
      return view.root;
    };
    placeInOrder(list, now.groups.map(card));
    place(
      free,
      kept("free", [now.free, names], () =>
        h("div", { class: "ws-free" }, drawFree(now)),
      ),
    );
    place(
      roles,
      kept("roles", now.roles, () =>
        h("div", {}, rolesList(now.roles, { act, words })),
      ),
    );
  };
  if (!room().scopes) {
    frame(model, el, h("p", { class: "ws-meta" }, words.facilitators_only));
  } else {
    if (!room().groups.length) maker.open();
    const foot = h("div", { class: "ws-foot" }, status.root);
    frame(
      model,
      el,
      scope.root,
      source,
      maker.root,
      h("div", { class: "ws-line-tools" }, undo, drop, late),
      foot,
      free,
      list,
      roles,
    );
  }
  draw();
  model.on("change:room", draw);
  return () => {
    status.stop();
    model.off("change:room", draw);
  };
};
