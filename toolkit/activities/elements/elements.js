// Elements: a web to explore, an element to open, and the same as a table.

const render = ({ model, el }) => {
  const face = model.get("face");
  const { elements, responsibilities } = face;
  const told = h("p", { class: "ws-note", role: "status" }, WORDS.choose);
  let chosen = "";
  const close = () => {
    const button = map.buttonOf(chosen);
    choose({});
    told.textContent = WORDS.choose;
    button?.focus();
  };
  const panels = elements.map((element) => elementPanel(model, element, { back: close }));
  const choose = ({ element = "", code = "" }) => {
    chosen = element;
    map.mark({ element, code });
    panels.forEach((panel) => panel.show(panel.name === element));
  };
  const openElement = (name) => {
    if (name === chosen) return close();
    const { title, feeds } = elements.find((element) => element.name === name);
    choose({ element: name });
    told.textContent = say(WORDS.feeds_of, { title, codes: feeds.join(", ") });
  };
  const light = (code) => {
    const { title } = responsibilities.find((one) => one.code === code);
    const feeding = elements.filter(({ feeds }) => feeds.includes(code));
    const names = feeding.map((one) =>
      one.feeds[0] === code ? say(WORDS.mainly, one) : one.title,
    );
    choose({ code });
    told.textContent = say(WORDS.fed_by, { code, title, count: feeding.length, names: names.join("; ") });
  };
  const map = web(face, { onElement: openElement, onResponsibility: light });
  const opened = h("div", {}, panels.map(({ root }) => root));
  opened.addEventListener("keydown", (event) => {
    if (event.key === "Escape") close();
  });
  frame(model, el, map.root, told, opened, linksTable(face));
  el.firstChild.classList.add("ws-elements");
  map.mark({});
  return () => panels.forEach((panel) => panel.stop());
};

export default { render };
