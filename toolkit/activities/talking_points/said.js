// What others say about one point: their words, and their clips with the words of those.

const saidCard = (point) => ({ name, school, text, clip, media_type: type, transcript }) => {
  const served = servedPage();
  const label = say(WORDS.play_of, { name, point });
  return [
    h("p", { class: "ws-byline" }, h("strong", {}, name), school && ` · ${school}`),
    text && h("p", { class: "ws-words" }, linked(text)),
    clip && served && playerOf({ src: `${served.base}evidence/${clip}`, media_type: type, label }),
    transcript &&
      h("details", { open: !served }, h("summary", {}, WORDS.in_writing), h("p", { class: "ws-words" }, transcript)),
  ];
};

// A card that did not change stays, so that a clip goes on playing.
const saidWall = (model, { name, label }) => {
  const list = h("ul", { class: "ws-wall" });
  const count = h("p", { class: "ws-meta", role: "status" });
  const make = saidCard(label);
  const drawn = new Map();
  const draw = () => {
    const said = model.get("room").said?.[name] ?? [];
    const items = said.map((one) => {
      const as = JSON.stringify(one);
      if (drawn.get(one.id)?.as !== as) drawn.set(one.id, { as, item: h("li", { class: "ws-card" }, make(one)) });
      return drawn.get(one.id).item;
    });
    [...list.children].filter((item) => !items.includes(item)).forEach((item) => item.remove());
    items.forEach((item, index) => {
      if (list.children[index] !== item) list.insertBefore(item, list.children[index]);
    });
    const many = said.length === 1 ? WORDS.said_one : say(WORDS.said_count, { count: said.length });
    const words = said.length ? many : WORDS.said_none;
    if (count.textContent !== words) count.textContent = words;
  };
  draw();
  model.on("change:room", draw);
  const title = h("h5", { class: "ws-label", id: unique("said") }, WORDS.said);
  const root = h("section", { class: "ws-room", "aria-label": say(WORDS.said_of, { point: label }) }, title, count, list);
  return { root, stop: () => model.off("change:room", draw) };
};
