// What was taken away and can be put back, and every version there ever was.

const goneLines = ({ putBack }) => {
  const title = h("summary", {});
  const list = h("ul", { class: "ws-entries" });
  const root = h("details", { class: "ws-gone", hidden: true }, title, list);
  let drawn = "";
  const draw = (lines) => {
    const as = JSON.stringify(lines.map(({ id, text }) => [id, text]));
    if (as === drawn) return;
    drawn = as;
    root.hidden = !lines.length;
    title.textContent = say(WORDS.gone, { count: lines.length });
    replace(list, lines.map((line) => {
      const name = say(WORDS.put_back_of, { text: line.text });
      const back = quietly(WORDS.put_back, () => putBack(line), name);
      return h("li", {}, h("span", {}, line.text), back);
    }));
  };
  return { root, draw };
};

// Asked for when it is opened, because hardly anybody opens it.
const lineHistory = (model) => {
  const list = h("ul", { class: "ws-history" });
  const row = ({ text, gone, by, saved }) =>
    h("li", {}, say(gone ? WORDS.history_gone : WORDS.history_line, { text, by, saved }));
  const load = async () => {
    if (!root.open) return;
    const { history = [] } = await ask(model, { do: "history" });
    replace(list, history.length ? history.map(row) : h("li", {}, WORDS.none));
  };
  const root = h("details", { class: "ws-gone", ontoggle: load }, h("summary", {}, WORDS.history), list);
  return { root };
};

// Words that were typed for a group one is no longer in.
const leftovers = (model, { drafts, bring }) => {
  const root = h("div", { class: "ws-leftovers", role: "group", "aria-label": WORDS.unsent });
  const draw = () => {
    const left = drafts();
    root.hidden = !left.length;
    const row = ({ key, value: { text } }) => {
      const settle = (act) => () => {
        draftOf(key).clear();
        act();
        draw();
      };
      const yes = quietly(WORDS.bring, settle(() => bring(text)), say(WORDS.bring_of, { text }));
      const no = quietly(WORDS.let_go, settle(() => {}), say(WORDS.let_go_of, { text }));
      return h("li", {}, h("span", {}, text), yes, no);
    };
    replace(
      root,
      h("h4", {}, WORDS.unsent),
      h("p", { class: "ws-help" }, WORDS.unsent_help),
      h("ul", { class: "ws-entries" }, left.map(row)),
    );
  };
  draw();
  return { root, draw };
};
