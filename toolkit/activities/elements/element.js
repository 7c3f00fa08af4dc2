// One element, opened: its six parts, and the note that its prompt asks for.

const bulleted = (items) => h("ul", {}, items.map((item) => h("li", {}, item)));

const sixth = (title, ...inside) => h("div", { class: "ws-sixth" }, h("h5", {}, title), inside);

const whereMet = ({ met }, { workshops }) => {
  const served = servedPage();
  return met
    .filter((name) => workshops[name])
    .map((name) => {
      const title = workshops[name];
      return served ? h("a", { href: `${served.base}workshop/${name}` }, title) : title;
    });
};

const elementPanel = (model, element, { back }) => {
  const face = model.get("face");
  let kept = { touch: () => {} };
  const label = say(WORDS.note, { title: element.title });
  const note = textBox({ label, limit: face.limit, oninput: () => kept.touch() });
  kept = keeper(model, {
    part: element.name,
    read: () => note.box.value,
    write: (value) => {
      note.box.value = value ?? "";
      note.grow();
    },
  });
  const challenges = element.feeds
    .flatMap((fed) => face.responsibilities.find(({ code }) => code === fed).challenges)
    .map(({ challenge, strategy }) => [
      h("strong", {}, challenge),
      h("span", {}, say(WORDS.try, { strategy })),
    ]);
  const title = h("h4", { tabindex: "-1" }, element.title);
  const root = h(
    "section",
    { class: "ws-element", hidden: true, "aria-label": element.title },
    title,
    sixth(WORDS.good, h("p", {}, element.good)),
    sixth(WORDS.prompt, h("p", { class: "ws-thought" }, element.prompt), note.root, kept.foot),
    sixth(WORDS.case, h("p", {}, element.case)),
    sixth(WORDS.challenges, bulleted(challenges)),
    sixth(WORDS.materials, bulleted([...element.materials, ...whereMet(element, face)])),
    sixth(WORDS.inspection, h("p", {}, face.inspection), h("p", {}, say(WORDS.look, element))),
    h("button", { type: "button", class: "ws-quiet", onclick: back }, WORDS.back),
  );
  const show = (shown) => {
    root.hidden = !shown;
    if (shown) title.focus();
  };
  return { root, name: element.name, show, stop: kept.stop };
};
