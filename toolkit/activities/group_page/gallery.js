// Other groups' pages, to look at: for facilitators, and for everybody once shown.

const pageCard = ({ name, members, lines }) => {
  const row = ({ text }) => h("li", { class: "ws-words" }, text);
  const written = lines.length ? h("ol", { class: "ws-page-lines" }, lines.map(row)) : h("p", { class: "ws-meta" }, WORDS.none);
  return h("li", { class: "ws-card" }, h("h5", {}, name), membersOf({ members }), written);
};

const gallery = (model) => {
  const id = unique("others");
  const title = h("h4", { id, class: "ws-label" });
  const told = h("p", { class: "ws-meta", role: "status" });
  const list = h("ul", { class: "ws-wall ws-group-pages" });
  const reveal = revealer(model, (words) => (told.textContent = words));
  const root = h("section", { class: "ws-room", "aria-labelledby": id }, title, told, reveal.button, list);
  const drawn = new Map();
  const card = (page) => {
    const as = JSON.stringify(page);
    const found = drawn.get(page.id);
    if (found?.as === as) return found.item;
    const item = pageCard(page);
    drawn.set(page.id, { as, item });
    return item;
  };
  const draw = () => {
    const { facilitator, revealed, group, pages = [] } = model.get("room");
    root.hidden = !facilitator && !revealed;
    reveal.draw({ facilitator, revealed });
    title.textContent = group ? WORDS.others : WORDS.all_groups;
    const words = facilitator && !pages.length && !group ? WORDS.no_groups : revealed ? WORDS.shown_now : "";
    if (told.textContent !== words) told.textContent = words;
    const items = pages.map(card);
    const isSame = items.length === list.children.length && items.every((item, at) => item === list.children[at]);
    if (!isSame) replace(list, items);
  };
  return { root, draw, stop: reveal.stop };
};
