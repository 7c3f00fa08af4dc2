"""Two widgets of others: one tries what pages allow, one what they refuse."""

from __future__ import annotations

ALLOWED = """
const gif = "R0lGODlhAQABAAAAACH5BAEKAAEALAAAAAABAAEAAAICTAEAOw==";
const bytes = (text) => Uint8Array.from(atob(text), (sign) => sign.charCodeAt(0));
const colour = (el) => getComputedStyle(el).color === "rgb(1, 2, 3)";
const loaded = (el) => new Promise((resolve, reject) => {
  el.onload = () => resolve(true);
  el.onerror = () => reject(new Error("no picture"));
});
const inside = (el) => el.appendChild(document.createElement("span"));
const tries = {
  "a style attribute": (el) => {
    el.innerHTML = '<span style="color: rgb(1, 2, 3)">It</span>';
    return colour(el.firstChild);
  },
  "a style element": (el) => {
    el.append(Object.assign(document.createElement("style"), {
      textContent: ".of-this { color: rgb(1, 2, 3) }",
    }));
    const span = inside(el);
    span.className = "of-this";
    return colour(span);
  },
  "a shadow root's style": (el) => {
    const root = inside(el).attachShadow({ mode: "open" });
    root.innerHTML = "<style>b { color: rgb(1, 2, 3) }</style><b>It</b>";
    return colour(root.lastChild);
  },
  "a constructed style": (el) => {
    const sheet = new CSSStyleSheet();
    sheet.replaceSync("b { color: rgb(1, 2, 3) }");
    const root = inside(el).attachShadow({ mode: "open" });
    root.adoptedStyleSheets = [sheet];
    root.innerHTML = "<b>It</b>";
    return colour(root.lastChild);
  },
  "a worker from a blob": () => new Promise((resolve) => {
    const script = new Blob(["postMessage(6 * 7)"], { type: "text/javascript" });
    const worker = new Worker(URL.createObjectURL(script));
    worker.onmessage = ({ data }) => resolve(data === 42);
  }),
  "a picture from a blob": (el) => {
    const img = el.appendChild(document.createElement("img"));
    const found = loaded(img);
    img.alt = "";
    img.src = URL.createObjectURL(new Blob([bytes(gif)], { type: "image/gif" }));
    return found;
  },
  "a fetch of data": async () => {
    const found = await fetch("data:application/json,[7]");
    return (await found.json())[0] === 7;
  },
  "a fetch of a blob": async () => {
    const found = await fetch(URL.createObjectURL(new Blob(["seven"])));
    return (await found.text()) === "seven";
  },
  "an import of data": async () =>
    (await import("data:text/javascript,export default 7")).default === 7,
  "an import of a blob": async () => {
    const script = new Blob(["export default 7"], { type: "text/javascript" });
    return (await import(URL.createObjectURL(script))).default === 7;
  },
  "WebAssembly": async () => {
    const found = await WebAssembly.instantiate(bytes("AGFzbQEAAAA="));
    return found.instance instanceof WebAssembly.Instance;
  },
};
"""

REFUSED = """
const far = "http://FAR";
const made = (name, given) => Object.assign(document.createElement(name), given);
const fails = (el, into) => new Promise((resolve, reject) => {
  el.onerror = () => resolve(true);
  el.onload = () => reject(new Error("it was there"));
  into.append(el);
});
const tries = {
  "a fetch": () => fetch(`${far}/data.json`).then(() => false, () => true),
  "an import": () => import(`${far}/module.js`).then(() => false, () => true),
  "a script": (el) => fails(made("script", { src: `${far}/script.js` }), el),
  "a style sheet": (el) =>
    fails(made("link", { rel: "stylesheet", href: `${far}/a.css` }), el),
  "a picture": (el) => fails(made("img", { src: `${far}/a.png`, alt: "" }), el),
  "a worker that imports": () => new Promise((resolve) => {
    const text = `try { importScripts("${far}/w.js"); postMessage(false) }` +
      " catch { postMessage(true) }";
    const script = new Blob([text], { type: "text/javascript" });
    new Worker(URL.createObjectURL(script)).onmessage = ({ data }) => resolve(data);
  }),
  "a websocket": () => new Promise((resolve) => {
    try {
      new WebSocket(far.replace("http", "ws")).onerror = () => resolve(true);
    } catch { resolve(true) }
  }),
};
"""

EVALUATES = """
const tries = {
  "code from text": () => new Function("return 6 * 7")() === 42,
};
"""

PRIVATE = """
import anywidget
class Greedy(anywidget.AnyWidget):
    __module__ = "greedy.widget"
    _esm = '''export default { render({ model, el }) {
      el.textContent = "It sets what it may not";
      model.set("_esm", "another");
      model.save_changes();
    } };'''
Greedy()
"""

STOPPING = {
    "Unparsed": "export default { render({ el }) { el.append( } }",
    "Loading": "noSuchName(); export default { render() {} }",
    "Mistaken": "null.length; export default { render() {} }",
    "Beginning": "export default { initialize() {"
    " throw new RangeError('<b>Too far</b>.\\nAnd on') } }",
    "Drawing": "export default { render() { throw new Error('At once') } }",
}
"""What stops before it has drawn anything, by the class of the widget."""

_LIST = """
export default {
  render({ el }) {
    const list = document.createElement("ul");
    list.setAttribute("aria-label", NAME);
    el.append(list);
    requestAnimationFrame(() => tryAll(el, list)); // once it is in the document
  },
};
async function tryAll(el, list) {
    for (const [name, attempt] of Object.entries(tries)) {
      const place = el.appendChild(document.createElement("div"));
      const item = document.createElement("li");
      try {
        item.textContent = `${name}: ${await attempt(place)}`;
      } catch (error) {
        item.textContent = `${name}: ${error.name}`;
      }
      list.append(item);
    }
}
"""

_CELL = """
import anywidget
class Trying(anywidget.AnyWidget):
    __module__ = {package!r}
    _esm = {script!r}
Trying()
"""


def cell_of(name: str, script: str, *, package: str) -> str:
    """A cell whose widget tries what *script* says, and lists what came of it."""
    whole = script + _LIST.replace("NAME", repr(name))
    return _CELL.format(package=package, script=whole)


def names_in(script: str) -> list[str]:
    """What is tried in it, in its order."""
    return [
        line.split('"')[1]
        for line in script.splitlines()
        if line.startswith('  "') and '":' in line
    ]


def stopping_of(name: str, script: str) -> str:
    """A cell whose widget, of class *name*, is drawn by *script*."""
    whole = _CELL.format(package="stopping.widget", script=script)
    return whole.replace("Trying", name)
