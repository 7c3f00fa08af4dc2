// The joins of a thread as a list, and a form that adds one.

const joinWords = ({ from, kind, to }, { strips, joins }) =>
  say(WORDS.join, { from: strips[from], kind: joins[kind], to: strips[to] });

const joinList = ({ face, order, changed }) => {
  const { joins: kinds, strips, most_joins: most } = face;
  const words = (join) => joinWords(join, face);
  let joins = [];
  const told = h("p", { class: "ws-meta", role: "status" });
  const list = h("ul", { class: "ws-entries ws-joins", "aria-label": WORDS.joins });
  const none = h("p", { class: "ws-meta" }, WORDS.no_joins);
  const pick = (label, options) => {
    const id = unique("join");
    const select = h("select", { id }, options);
    const root = h("div", { class: "ws-field" }, h("label", { for: id, class: "ws-label" }, label), select);
    return { root, select };
  };
  const from = pick(WORDS.from);
  const kind = pick(WORDS.kind, kinds.map((name, at) => h("option", { value: String(at) }, name)));
  const to = pick(WORDS.to);
  // Strips are offered in the order in which they lie now.
  const offer = ({ select }) => {
    const chosen = select.value;
    const option = (strip, place) => h("option", { value: String(strip) }, `${place + 1}. ${strips[strip]}`);
    replace(select, h("option", { value: "" }, WORDS.choose), order().map(option));
    select.value = chosen;
  };
  const remove = (join) => {
    joins = joins.filter((other) => other !== join);
    draw();
    told.textContent = say(WORDS.parted, { join: words(join) });
    add.focus();
    changed();
  };
  const row = (join) => {
    const onclick = () => remove(join);
    const label = say(WORDS.remove_of, { join: words(join) });
    const away = h("button", { type: "button", "aria-label": label, onclick }, WORDS.remove);
    return h("li", {}, h("span", {}, h("strong", { class: "ws-kind" }, String(join.kind + 1)), ` ${words(join)}`), away);
  };
  const refused = (join) => {
    if (from.select.value === "" || to.select.value === "" || join.from === join.to) return WORDS.choose_both;
    const isThere = joins.some((other) => JSON.stringify(other) === JSON.stringify(join));
    if (isThere) return WORDS.already;
    return joins.length >= most ? say(WORDS.full, { most }) : "";
  };
  const onclick = () => {
    const [first, how, second] = [from, kind, to].map(({ select }) => Number(select.value));
    const join = { from: first, kind: how, to: second };
    const why = refused(join);
    told.textContent = why || say(WORDS.joined, { join: words(join) });
    if (why) return;
    joins.push(join);
    [from, to].forEach(({ select }) => (select.value = ""));
    draw();
    changed();
  };
  const add = h("button", { type: "button", class: "ws-quiet", onclick }, WORDS.add);
  const draw = () => {
    replace(list, joins.map(row));
    none.hidden = joins.length > 0;
    list.hidden = !joins.length;
  };
  const form = h("div", { class: "ws-join-form" }, from.root, kind.root, to.root, add);
  const root = h("section", { class: "ws-joining" }, h("h4", {}, WORDS.joins), none, list, form, told);
  return {
    root,
    read: () => joins.map(({ from: first, kind: how, to: second }) => ({ from: first, kind: how, to: second })),
    write: (value) => {
      joins = (value ?? []).map(({ from: first, kind: how, to: second }) => ({ from: first, kind: how, to: second }));
      draw();
    },
    reorder: () => [from, to].forEach(offer),
  };
};
