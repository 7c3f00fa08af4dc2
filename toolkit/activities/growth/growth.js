// What grows all year, a card for each, with the way to it.

import { h, say, unique } from "../base/dom.js";
import { link, looking, panel } from "../base/overview.js";
import { said } from "../base/said.js";

/** @import { Child, Given, Traits, Words } from "../base/types.d.ts" */
/** @import { AimShown, AuditShown, Counted, GrowthFace, GrowthRoom, PlanShown }
 *   from "./shapes.d.ts" */

/** @param {string} title @param {...Child} children */
const card = (title, ...children) => {
  const id = unique("card");
  return h(
    "section",
    { class: "ws-tile", "aria-labelledby": id },
    h("h3", { id }, title),
    children,
  );
};

/** @param {string} to @param {string} text */
const onward = (to, text) => to && h("p", { class: "ws-links" }, link(to, text));

/** @param {string} text @param {string} place @param {Words} words */
const hope = (text, place, words) =>
  card(
    words.hope,
    text
      ? h("blockquote", { class: "ws-quote" }, said(text, words))
      : h("p", { class: "ws-meta" }, words.hope_none),
    !text && onward(place, words.hope_open),
  );

/** @param {Counted} counted */
const colour = ({ colour: name, said: count }) =>
  h("span", { class: "ws-colour", "data-colour": name }, count);

/** @param {AimShown} aim @param {Words} words */
const aim = ({ aim: text, stands }, words) =>
  h(
    "li",
    {},
    said(text, words),
    h(
      "p",
      { class: "ws-rags" },
      stands.length
        ? stands.map(colour)
        : h("span", { class: "ws-meta" }, words.actions_none),
    ),
  );

/** @param {PlanShown} plan @param {Words} words */
const plan = ({ aims, check, link: to }, words) =>
  card(
    words.plan,
    aims.length
      ? h(
          "ol",
          { class: "ws-aims-short" },
          aims.map((one) => aim(one, words)),
        )
      : h("p", { class: "ws-meta" }, words.plan_none),
    check && h("p", {}, check),
    onward(to, words.plan_open),
  );

/** @param {AuditShown} audit @param {string[]} before @param {Words} words */
const audit = ({ said: summary, moved, link: to }, before, words) =>
  card(
    words.audit,
    h("p", {}, summary),
    moved.length > 0 &&
      h(
        "ul",
        { class: "ws-moved" },
        moved.map((one) => h("li", {}, one)),
      ),
    before.length > 0 && h("h4", {}, words.audit_year_before),
    before.map((one) => h("p", {}, one)),
    onward(to, words.audit_open),
  );

/** @param {string} name @param {number} count @param {Words} words */
const howMany = (name, count, words) => {
  if (!count) return words[`${name}_none`];
  return count === 1 ? words[`${name}_one`] : say(words[`${name}_count`], { count });
};

/** @param {Given<Traits<GrowthFace, GrowthRoom>>} given */
export const render = ({ model, el, words }) => {
  const draw = () => {
    const face = model.get("face");
    const { prompt, portfolio, community, hope_place: place } = face;
    const room = model.get("room");
    if (!room.plan) return panel(el, { title: prompt, name: "growth" });
    const tiles = [
      place && hope(room.hope, place, words),
      plan(room.plan, words),
      face.audits && audit(room.audit, room.year_before, words),
      portfolio &&
        card(
          words.portfolio,
          h("p", {}, words.portfolio_about),
          h("p", { class: "ws-meta" }, howMany("marks", room.marks, words)),
          onward(portfolio, words.portfolio_open),
        ),
      community &&
        card(
          words.community,
          h("p", {}, howMany("community", room.news, words)),
          onward(community, words.community_open),
        ),
    ];
    panel(
      el,
      { title: prompt, name: "growth" },
      h("div", { class: "ws-tiles" }, tiles),
    );
  };
  return looking(model, draw);
};
