// What was picked to be shown to everybody, in order.

const spotlightList = (does) => {
  const id = unique("spotlight");
  const list = h("ol", { class: "ws-spotlights", "aria-labelledby": id });
  const none = h("p", { class: "ws-meta" }, WORDS.spotlight_none);
  const act = (one, what) => does({ do: "spotlight", id: one, what });
  const item = (key, one) => {
    const who = one.gone ? WORDS.gone : one.name || WORDS.anonymous;
    const about = (words) => `${words}: ${who}, ${one.words.slice(0, 60)}`;
    const NAMES = { "↑": WORDS.up, "↓": WORDS.down };
    const button = (words, what, kind) =>
      press(words, () => act(key, what), { label: about(NAMES[words] ?? words), kind });
    return h(
      "li",
      { "data-shown": one.shown, "aria-current": one.shown ? "true" : null },
      h("p", { class: "ws-cut" }, h("strong", {}, who), one.shown && ` · ${WORDS.shown}`, " ", one.words),
      h(
        "div",
        { class: "ws-row" },
        one.shown ? button(WORDS.take_off, "take off") : button(WORDS.show, "show", "ws-button"),
        button("↑", "earlier"),
        button("↓", "later"),
        button(WORDS.drop, "drop"),
      ),
    );
  };
  const update = keyedList(list, item);
  const draw = ({ spotlight }) => {
    update(spotlight.map((one) => [one.id, one]));
    none.hidden = spotlight.length > 0;
  };
  const root = h("div", { class: "ws-spot" }, h("h3", { id, class: "ws-label" }, WORDS.spotlight), none, list);
  return { root, draw };
};
