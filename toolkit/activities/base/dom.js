// Building blocks: elements whose text is always text.

export const h = (tag, attributes, ...children) => {
  const element = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes ?? {})) {
    if (value === null || value === undefined || value === false) continue;
    if (name.startsWith("on")) element.addEventListener(name.slice(2), value);
    else if (name === "value") element.value = value;
    else element.setAttribute(name, value === true ? "" : value);
  }
  append(element, children);
  return element;
};

export const append = (element, children) => {
  for (const child of children.flat(Infinity)) {
    if (child === null || child === undefined || child === false) continue;
    element.append(child);
  }
};

export const replace = (element, ...children) => {
  element.replaceChildren();
  append(element, children);
};

// Every activity on a page has a counter of its own, so each begins with its own mark.
const mark = Math.random().toString(36).slice(2, 10);
let counted = 0;
export const unique = (stem) => {
  counted += 1;
  return `ws-${stem}-${mark}-${counted}`;
};

export const say = (text, values = {}) =>
  text.replace(/\{(\w+)\}/g, (_, name) => values[name] ?? "");

// Boxes that are drawn together grow together: one layout for all instead of one each.
const growing = new Set();
const growAll = () => {
  const boxes = [...growing];
  growing.clear();
  boxes.forEach((box) => (box.style.height = "auto"));
  const heights = boxes.map((box) => box.value && box.scrollHeight);
  boxes.forEach((box, index) => {
    if (heights[index]) box.style.height = `${heights[index] + 2}px`;
  });
};
const growSoon = (box) => {
  if (!growing.size) requestAnimationFrame(growAll);
  growing.add(box);
};

// A labelled text box that grows with what is typed.
export const textBox = ({
  label,
  value = "",
  lines = 3,
  hidden = false,
  limit,
  oninput,
}) => {
  const id = unique("text");
  const box = h("textarea", { id, rows: lines, maxlength: limit, value, oninput });
  const grow = () => growSoon(box);
  box.addEventListener("input", grow);
  // Also when it is first seen, in a section that opens, or a phone is turned.
  let wide = 0;
  new ResizeObserver(() => {
    if (box.clientWidth === wide) return;
    wide = box.clientWidth;
    grow();
  }).observe(box);
  const name = h("label", { for: id, class: hidden ? "ws-hidden" : "ws-label" }, label);
  return { root: h("div", { class: "ws-field" }, name, box), box, grow };
};

// One choice among several, as real radio buttons or tick boxes.
export const choices = ({
  legend,
  options,
  multiple = false,
  hidden = false,
  onchange,
}) => {
  const name = unique("choice");
  const inputs = options.map((_, index) => {
    const type = multiple ? "checkbox" : "radio";
    return h("input", {
      type,
      name,
      id: `${name}-${index}`,
      value: String(index),
      onchange,
    });
  });
  const rows = inputs.map((input, index) =>
    h(
      "div",
      { class: "ws-choice" },
      input,
      h("label", { for: input.id }, options[index]),
    ),
  );
  const root = h(
    "fieldset",
    { class: "ws-choices" },
    h("legend", { class: hidden ? "ws-hidden" : "ws-label" }, legend),
    rows,
  );
  const read = () => inputs.flatMap((input, index) => (input.checked ? [index] : []));
  const write = (chosen) =>
    inputs.forEach((input, index) => (input.checked = chosen.includes(index)));
  return { root, read, write };
};
