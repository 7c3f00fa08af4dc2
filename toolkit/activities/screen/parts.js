// The parts of the screen: how to join, prompts, results, a wall, what is spotlit.

const doorway = (door, name) =>
  h("div", { class: `ws-screen-door ws-screen-door-${name}` },
    h("img", { src: door.qr, alt: WORDS.qr }),
    h("div", {},
      h("p", { class: "ws-screen-quiet" }, WORDS.join),
      h("p", { class: "ws-screen-code" }, door.code),
      h("p", { class: "ws-screen-quiet" }, say(WORDS.join_at, { address: door.address }))));

const welcome = ({ workshop, door }) => [
  h("div", { class: "ws-screen-welcome" },
    h("h2", {}, workshop),
    h("p", { class: "ws-screen-quiet" }, WORDS.soon)),
  door ? doorway(door, "large") : h("p", { class: "ws-screen-quiet" }, WORDS.no_door),
];

const questions = ({ prompts }) =>
  h("div", { class: "ws-screen-prompts" }, prompts.map((prompt) => h("p", {}, prompt)));

const outcomes = ({ results }) =>
  h("div", { class: "ws-screen-results", "data-count": results.length },
    results.map((result) => result.kind
      ? drawChart(result)
      : h("div", { class: "ws-screen-few" }, h("h3", {}, result.title), h("p", {}, WORDS.few))));

const others = (alike) =>
  alike === 1 ? WORDS.alike_one : alike > 1 && say(WORDS.alike, { count: alike });
const signed = (name, alike) => [name, others(alike)].filter(Boolean).join(", ");

const noteWall = ({ wall: { prompt, cards, more } }) =>
  h("div", { class: "ws-screen-wall" },
    h("h3", {}, prompt),
    cards.length
      ? h("ul", {}, cards.map(({ name, text, alike }) =>
        h("li", {}, h("p", {}, text), h("footer", {}, signed(name, alike)))))
      : h("p", { class: "ws-screen-quiet" }, WORDS.wall_empty),
    more > 0 && h("p", { class: "ws-screen-quiet" }, say(WORDS.wall_more, { count: more })));

const quotation = ({ spotlight: { name, text, prompt, alike } }) =>
  h("figure", { class: "ws-screen-quote" },
    prompt && h("p", { class: "ws-screen-quiet" }, prompt),
    h("blockquote", {}, text),
    h("figcaption", {}, signed(name, alike)));

// One thing at a time, the most particular first; "" where there is nothing to look at.
const mainPart = (room) => {
  if (room.spotlight) return ["quote", quotation(room)];
  if (!room.section) return ["welcome", welcome(room)];
  if (room.results.length) return ["results", outcomes(room)];
  if (room.wall) return ["wall", noteWall(room)];
  return ["prompts", questions(room)];
};
