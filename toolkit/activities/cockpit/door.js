// Letting people in: the room code, personal links shown once, and substitutes.

const picture = (src, alt) => h("img", { class: "ws-qr", src, alt });

const labelled = (words, box) => {
  box.id = unique("box");
  return h("div", { class: "ws-choose" }, h("label", { for: box.id, class: "ws-label" }, words), box);
};

// A link is on the page once; closing it, or making the next, takes it away.
const shownLink = () => {
  const root = h("div", { class: "ws-shown-link", role: "group", hidden: true });
  const close = () => {
    replace(root);
    root.hidden = true;
  };
  const show = (name, { link, qr }) => {
    const words = h("p", { tabindex: "-1" }, say(WORDS.link_shown, { name }));
    replace(
      root,
      words,
      h("div", { class: "ws-row" }, picture(qr, say(WORDS.qr_link, { name })), h("p", { class: "ws-address" }, link)),
      press(WORDS.close, close),
    );
    root.hidden = false;
    words.focus();
  };
  return { root, show };
};

const roomDoor = (does) => {
  const code = h("p", { class: "ws-code" });
  const at = h("p", { class: "ws-meta" });
  const qr = h("div", {});
  const open = press("", () => does({ do: "room", open: true }));
  const close = press(WORDS.close_room, () => does({ do: "room", open: false }));
  const draw = ({ door }) => {
    setText(code, door.code || WORDS.room_closed);
    code.dataset.open = String(Boolean(door.code));
    setText(at, door.code ? say(WORDS.join_at, { address: door.at }) : "");
    setText(open, door.code ? WORDS.new_code : WORDS.open_room);
    close.hidden = !door.code;
    if (qr.dataset.of === door.code) return;
    qr.dataset.of = door.code;
    replace(qr, door.qr && picture(door.qr, WORDS.qr_room));
  };
  const words = h("div", {}, code, at, h("div", { class: "ws-row" }, open, close));
  return { root: h("div", { class: "ws-row", role: "group", "aria-label": WORDS.room_open }, qr, words), draw };
};

const substituteForm = (does, show) => {
  const name = h("input", { type: "text", maxlength: 120, autocomplete: "off" });
  const school = h("input", { type: "text", maxlength: 120, autocomplete: "off" });
  const group = chooser(WORDS.group, () => {}, { hidden: false });
  const add = async (event) => {
    event.preventDefault();
    const given = { name: name.value, school: school.value, group: group.select.value };
    const added = await does({ do: "add", ...given });
    if (!added) return;
    show(given.name, added);
    name.value = school.value = "";
  };
  const form = h(
    "form",
    { class: "ws-substitute", onsubmit: add },
    h("h3", { class: "ws-label" }, WORDS.substitute),
    h("div", { class: "ws-row" }, labelled(WORDS.name, name), labelled(WORDS.school, school), group.root),
    h("button", { class: "ws-plain" }, WORDS.add),
  );
  const draw = ({ groups }) =>
    group.fill([["", WORDS.no_group], ...groups.map((one) => [one, one])], group.select.value);
  return { root: form, draw };
};
