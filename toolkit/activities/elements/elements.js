// Elements: a web to explore, an element to open, and the same as a table.

import { h, isComposing, replace, say } from "../base/dom.js";
import { frame } from "../base/frame.js";
import { elementPanel } from "./element.js";
import { linksTable, web } from "./web.js";

/** @import { Given, Traits } from "../base/types.d.ts" */
/** @import { ElementShown, ElementsFace, ResponsibilityShown } from "./shapes.d.ts" */
/** @import { Chosen } from "./types.d.ts" */

/** @param {Given<Traits<ElementsFace, object, string>>} given */
export const render = ({ model, el, words }) => {
  const face = model.get("face");
  const { elements } = face;
  const told = h("p", { class: "ws-note", role: "status" }, words.choose);
  let chosen = "";
  const close = () => {
    const button = map.buttonOf(chosen);
    choose({});
    told.textContent = words.choose;
    button?.focus();
  };
  const panels = elements.map((element) =>
    elementPanel(model, element, { back: close, words }),
  );
  /** @param {Chosen} one */
  const choose = ({ element = "", code = "" }) => {
    chosen = element;
    map.mark({ element, code });
    panels.forEach((panel) => panel.show(panel.name === element));
  };
  /** @param {ElementShown} element */
  const openElement = ({ name, title, feeds }) => {
    if (name === chosen) return close();
    choose({ element: name });
    replace(told, say(words.feeds_of, { title, codes: feeds.join(", ") }));
  };
  /** @param {ResponsibilityShown} responsibility */
  const light = ({ code, title }) => {
    const feeding = elements.filter(({ feeds }) => feeds.includes(code));
    const names = feeding.map((one) =>
      one.feeds[0] === code ? say(words.mainly, one) : one.title,
    );
    choose({ code });
    const found = { code, title, count: feeding.length, names: names.join("; ") };
    replace(told, say(words.fed_by, found));
  };
  const map = web(face, { onElement: openElement, onResponsibility: light, words });
  const opened = h(
    "div",
    {},
    panels.map(({ root }) => root),
  );
  opened.addEventListener("keydown", (event) => {
    if (event.key === "Escape" && !isComposing(event)) close();
  });
  frame(model, el, map.root, told, opened, linksTable(face, words));
  el.firstElementChild?.classList.add("ws-elements");
  map.mark({});
  return () => panels.forEach((panel) => panel.stop());
};
