// What grows all year, a card for each, with the way to it.

const card = (title, ...children) => {
  const id = unique("card");
  return h(
    "section",
    { class: "ws-tile", "aria-labelledby": id },
    h("h3", { id }, title),
    children,
  );
};

const onward = (to, text) => to && h("p", { class: "ws-links" }, link(to, text));

const hope = (words, place) =>
  card(
    WORDS.hope,
    words
      ? h("blockquote", { class: "ws-quote" }, words)
      : h("p", { class: "ws-meta" }, WORDS.hope_none),
    !words && onward(place, WORDS.hope_open),
  );

const colour = ({ colour: name, said }) => h("span", { class: "ws-colour", "data-colour": name }, said);

const aim = ({ aim: words, stands }) =>
  h(
    "li",
    {},
    h("p", {}, words),
    h(
      "p",
      { class: "ws-rags" },
      stands.length ? stands.map(colour) : h("span", { class: "ws-meta" }, WORDS.actions_none),
    ),
  );

const plan = ({ aims, check, link: to }) =>
  card(
    WORDS.plan,
    aims.length
      ? h("ol", { class: "ws-aims-short" }, aims.map(aim))
      : h("p", { class: "ws-meta" }, WORDS.plan_none),
    check && h("p", {}, check),
    onward(to, WORDS.plan_open),
  );

const audit = ({ said, moved, link: to }) =>
  card(
    WORDS.audit,
    h("p", {}, said),
    moved.length > 0 && h("ul", { class: "ws-moved" }, moved.map((one) => h("li", {}, one))),
    onward(to, WORDS.audit_open),
  );

const howMany = (name, count) => {
  if (!count) return WORDS[`${name}_none`];
  return count === 1 ? WORDS[`${name}_one`] : say(WORDS[`${name}_count`], { count });
};

const render = ({ model, el }) => {
  const draw = () => {
    const { prompt, portfolio, community, hope_place: place } = model.get("face");
    const room = model.get("room");
    if (!room.plan) return panel(el, { title: prompt, name: "growth" });
    const tiles = [
      hope(room.hope, place),
      plan(room.plan),
      audit(room.audit),
      card(
        WORDS.portfolio,
        h("p", {}, WORDS.portfolio_about),
        h("p", { class: "ws-meta" }, howMany("marks", room.marks)),
        onward(portfolio, WORDS.portfolio_open),
      ),
      card(
        WORDS.community,
        h("p", {}, howMany("community", room.news)),
        onward(community, WORDS.community_open),
      ),
    ];
    panel(el, { title: prompt, name: "growth" }, h("div", { class: "ws-tiles" }, tiles));
  };
  return looking(model, draw);
};

export default { render };
