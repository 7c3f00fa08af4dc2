// The outcomes as a table: a bar beside the words that say the same.

const following = ({ all, title, link: to }) => {
  if (to) return link(to, title);
  return h("span", { class: "ws-meta" }, all ? WORDS.complete : WORDS.nowhere);
};

const row = ({ code, text }, counted) => {
  const { answered, all } = counted;
  const worked = all > 0 && [say(WORDS.times, { answered, all }), shareBar(answered / all)];
  return h(
    "tr",
    { role: "row" },
    h("th", { scope: "row", role: "rowheader" }, h("span", { class: "ws-outcome" }, code), " ", text),
    h("td", { role: "cell", "data-head": WORDS.worked }, worked),
    h("td", { role: "cell", "data-head": WORDS.next }, following(counted)),
  );
};

// On a phone the rows are drawn as blocks, and blocks are tables only by their roles.
const header = (heads) => {
  const cells = heads.map((head) => h("th", { scope: "col", role: "columnheader" }, head));
  return h("thead", { role: "rowgroup" }, h("tr", { role: "row" }, cells));
};

const render = ({ model, el }) => {
  let open = false;
  const ontoggle = ({ target }) => (open = target.open);
  const draw = () => {
    const { prompt, register } = model.get("face");
    const { rows = [] } = model.get("room");
    if (!rows.length) return panel(el, { title: prompt, name: "coverage" });
    const some = rows.filter(({ answered }) => answered > 0).length;
    const table = h(
      "table",
      { class: "ws-outcomes", role: "table" },
      h("caption", {}, WORDS.caption),
      header([WORDS.outcome, WORDS.worked, WORDS.next]),
      h("tbody", { role: "rowgroup" }, register.map((one, at) => row(one, rows[at]))),
    );
    panel(
      el,
      { title: prompt, name: "coverage" },
      h("p", {}, say(WORDS.sum, { some, all: rows.length })),
      shareBar(some / rows.length),
      h("details", { open, ontoggle }, h("summary", { class: "ws-link" }, WORDS.every), table),
    );
  };
  return looking(model, draw);
};

export default { render };
