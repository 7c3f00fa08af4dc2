// Cards to put in order: a picture that fills, and a list of cards that move.

const render = ({ model, el }) => {
  const { cards, rows, blanks, reasons: asksWhy, own_places: most } = model.get("face");
  const places = makePlaces({ rows, cards, blanks, most });
  const isDiamond = rows.some((row) => row > 1);
  const told = h("p", { class: "ws-hidden", role: "status" });
  const tell = (words, values) => (told.textContent = say(words, values));
  const own = Array.from({ length: blanks }, (_, index) => {
    const id = unique("own");
    const oninput = () => redraw() || kept.touch();
    const box = h("input", { type: "text", id, maxlength: "300", oninput });
    const label = say(WORDS.own_card, { number: index + 1 });
    return { box, label, root: h("div", { class: "ws-field" }, h("label", { for: id }, label), box) };
  });
  const textOf = (card) => {
    if (!places.isOwn(card)) return cards[card];
    const { box, label } = own[card - cards.length];
    return box.value.trim() || label;
  };
  const announce = (card) => {
    const place = places.placeOf(card);
    if (place < 0) return tell(WORDS.removed, { card: textOf(card) });
    const values = { card: textOf(card), place: place + 1, places: places.count };
    tell(isDiamond ? WORDS.moved_row : WORDS.moved, { ...values, row: places.rowOf(place) });
  };
  const changed = (card, happened) => {
    if (!happened) return tell(WORDS.too_many_own, { count: most });
    redraw();
    announce(card);
    kept.touch();
  };

  const placeName = (place) => say(WORDS.place_option, { place: place + 1 });
  const makeCard = (card) => {
    const press = (by) => () => {
      changed(card, places.step(card, by));
      const { up, down } = items[card];
      (by < 0 ? (up.disabled ? down : up) : down.disabled ? up : down).focus();
    };
    const button = (sign, by) =>
      h("button", { type: "button", class: "ws-step-button", onclick: press(by) }, sign);
    const [up, down] = [button("↑", -1), button("↓", 1)];
    const onchange = () => {
      changed(card, places.put(card, select.value === "" ? null : Number(select.value)));
      redraw();
      select.focus();
    };
    const options = Array.from({ length: places.count }, (_, place) =>
      h("option", { value: String(place) }, placeName(place)),
    );
    const none = h("option", { value: "" }, WORDS.no_place);
    const select = h("select", { onchange }, none, options);
    const handle = h("span", { class: "ws-handle", "aria-hidden": "true", title: WORDS.drag }, "⠿");
    const drop = (place) => changed(card, places.put(card, place));
    makeDraggable(handle, { root: body, ghostText: () => textOf(card), drop });
    const text = h("p", { class: "ws-card-text" });
    const why = textBox({ label: WORDS.reason, lines: 1, oninput: () => kept.touch() });
    const controls = h("div", { class: "ws-controls" }, select, up, down);
    const item = h("li", { class: "ws-rank-card" }, handle, text, controls, asksWhy && why.root);
    return { item, text, select, up, down, why };
  };
  const cell = (place) => {
    const card = places.cardIn(place);
    const text = card === null ? "" : textOf(card);
    const number = h("span", { class: "ws-number" }, String(place + 1));
    const marked = { class: "ws-place", "data-place": place, "data-filled": Boolean(text) };
    return h("div", marked, number, text && h("span", {}, text));
  };
  const drawPicture = () => {
    let next = 0;
    const drawRow = (row) =>
      h("div", { class: "ws-places" }, Array.from({ length: row }, () => cell(next++)));
    replace(picture, rows.map(drawRow));
  };
  const drawCard = (card) => {
    const { item, text, select, up, down, why } = items[card];
    const place = places.placeOf(card);
    const words = textOf(card);
    text.textContent = words;
    select.value = place < 0 ? "" : String(place);
    select.setAttribute("aria-label", say(WORDS.place_of, { card: words }));
    up.setAttribute("aria-label", say(WORDS.up, { card: words }));
    down.setAttribute("aria-label", say(WORDS.down, { card: words }));
    up.disabled = !places.canStep(card, -1);
    down.disabled = !places.canStep(card, 1);
    why.root.hidden = place < 0;
    why.box.setAttribute("aria-label", say(WORDS.reason_of, { card: words }));
    item.hidden = places.isOwn(card) && place < 0 && !own[card - cards.length].box.value.trim();
  };
  const redraw = () => {
    drawPicture();
    items.forEach((_, card) => drawCard(card));
    places.inOrder().forEach((card, index) => {
      const { item } = items[card];
      if (list.children[index] !== item) list.insertBefore(item, list.children[index]);
    });
  };

  const picture = h("div", { class: isDiamond ? "ws-diamond" : "ws-straight", "aria-hidden": "true" });
  const list = h("ul", { class: "ws-rank-cards", "aria-label": WORDS.cards });
  const body = h("div", { class: "ws-ranking" }, picture, list);
  const items = Array.from({ length: cards.length + blanks }, (_, card) => makeCard(card));
  const read = () => ({
    places: places.read(),
    own: own.map(({ box }) => box.value),
    reasons: Object.fromEntries(items.map(({ why }, card) => [card, why.box.value])),
  });
  const write = (value) => {
    places.write(value?.places);
    own.forEach(({ box }, index) => (box.value = value?.own?.[index] ?? ""));
    redraw();
    items.forEach(({ why }, card) => {
      why.box.value = value?.reasons?.[card] ?? "";
      why.grow();
    });
  };
  const shown = (value) => {
    const words = (card) => cards[card] ?? value.own?.[card - cards.length];
    const placed = (value?.places ?? []).flatMap((card, place) =>
      card === null ? [] : [`${place + 1}. ${words(card)}`],
    );
    return placed.join("\n") || WORDS.empty_answer;
  };
  const kept = keeper(model, { read, write, shown });
  const invitation = h("p", { class: "ws-meta" }, WORDS.own_help);
  const ownCards = blanks > 0 && h("div", {}, invitation, own.map(({ root }) => root));
  frame(model, el, body, ownCards, told, kept.foot);
  return kept.stop;
};

export default { render };
