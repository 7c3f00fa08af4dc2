// The facilitators' panel for groups.

import { ask } from "../base/ask.js";
import { h, replace, unique } from "../base/dom.js";
import { frame } from "../base/frame.js";
import { placeInOrder } from "../base/in_order.js";
import { statusLine } from "../base/status.js";
import { groupCard, mover, whoIs } from "./group_card.js";
import { groupMaker, rolesList } from "./group_maker.js";

export const render = ({ model, el, words }) => {
  const { sizes } = model.get("face");
  const room = () => model.get("room");
  const status = statusLine();
  const act = async (message, person) => {
    const { done, said, refused } = await ask(model, message);
    status.tell(refused ?? (done ? said : words.no_reply), {
      tone: refused || !done ? "refused" : "",
    });
    // Whoever was moved is in another card now; the focus follows them.
    const select = person && el.querySelector(`[data-person="${CSS.escape(person)}"]`);
    if (select) select.focus();
    else if (refused) draw();
  };
  const scope = h("select", {
    id: unique("scope"),
    onchange: () => act({ do: "scope", scope: scope.selectedIndex }),
  });
  const scopeField = h(
    "div",
    { class: "ws-field" },
    h("label", { for: scope.id, class: "ws-label" }, words.groups_for),
    scope,
  );
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
  const drawn = new Map();
  let scopes = "";
  const kept = (key, value, make) => {
    const as = JSON.stringify(value);
    if (drawn.get(key)?.as !== as) drawn.set(key, { as, item: make() });
    return drawn.get(key).item;
  };
  const drawScopes = ({ scopes: labels, scope: chosen }) => {
    const as = JSON.stringify(labels);
    if (as !== scopes)
      replace(
        scope,
        labels.map((label) => h("option", {}, label)),
      );
    scopes = as;
    scope.selectedIndex = chosen;
  };
  const drawFree = ({ free: people, groups }) => {
    if (!people.length || !groups.length) return null;
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
  const place = (parent, item) => {
    if (parent.firstChild !== item) replace(parent, item);
  };
  const draw = () => {
    const now = room();
    if (!now.scopes) return;
    drawScopes(now);
    source.textContent = now.source;
    maker.draw(now);
    undo.hidden = !now.undo;
    drop.hidden = !now.drop;
    drop.textContent = now.drop;
    late.hidden = !now.groups.length || !now.free.some(({ here }) => here);
    const names = now.groups.map(({ id, name }) => ({ id, name }));
    const given = { groups: names, year: now.year, act };
    const cards = now.groups.map((group) =>
      kept(group.id, [group, names, now.year], () => groupCard(group, given, words)),
    );
    placeInOrder(list, cards);
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
      scopeField,
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
