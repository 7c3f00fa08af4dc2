"""A small workshop for the tests: two anywidgets, two sections, prose and maths."""

from __future__ import annotations

import json
from pathlib import Path

import nbformat
from nbformat.v4 import new_code_cell, new_markdown_cell, new_notebook

COUNTER = """
export default () => ({
  render({ model, el }) {
    const label = document.createElement("label");
    const shown = document.createElement("span");
    const doubled = document.createElement("p");
    const button = document.createElement("button");
    button.textContent = "Count";
    label.append("Counted ", shown);
    const draw = () => {
      shown.textContent = String(model.get("count"));
      doubled.textContent = `The kernel says ${model.get("doubled")}`;
    };
    button.addEventListener("click", () => {
      model.set("count", model.get("count") + 1);
      model.save_changes();
    });
    model.on("change:count change:doubled", draw);
    draw();
    el.append(label, button, doubled);
  },
});
"""

NOTE = """
function render({ model, el }) {
  const label = document.createElement("label");
  const box = document.createElement("textarea");
  const button = document.createElement("button");
  const reply = document.createElement("span");
  const link = document.createElement("span");
  label.append(model.get("face").prompt, box);
  button.textContent = "Turn round";
  reply.setAttribute("aria-label", "Turned round");
  link.setAttribute("aria-label", "Connection");
  button.addEventListener("click", () => {
    const bytes = new TextEncoder().encode(box.value);
    model.send({ do: "turn" }, undefined, [bytes]);
  });
  model.on("msg:custom", (content, buffers) => {
    reply.textContent = `${content.re}: ${new TextDecoder().decode(buffers[0])}`;
  });
  model.on("connected", () => { link.textContent += "+"; });
  model.on("disconnected", () => { link.textContent += "-"; });
  el.append(label, button, reply, link);
}
export default { render };
"""

WIDGETS = f"""
import anywidget, os, traitlets
from pathlib import Path
from IPython.display import display
from toolkit.server.page.in_kernel import use_module_urls

class Counter(anywidget.AnyWidget):
    _esm = {COUNTER!r}
    count = traitlets.Int(3).tag(sync=True)
    doubled = traitlets.Int(6).tag(sync=True)
    @traitlets.observe("count")
    def double(self, change):
        self.doubled = 2 * change.new

class Note(anywidget.AnyWidget):
    _esm = {NOTE!r}
    _css = "textarea {{ display: block; width: 100%; }}"
    face = traitlets.Dict().tag(sync=True)
    secret = traitlets.Bytes(b"bytes in a state").tag(sync=True)
    def __init__(self, **traits):
        super().__init__(**traits)
        self.on_msg(self.turn)
    def turn(self, _widget, content, buffers):
        self.send({{"re": content["do"]}}, [bytes(buffers[0])[::-1]])
    def _repr_mimebundle_(self, **options):
        data, about = super()._repr_mimebundle_(**options)
        return {{**data, "text/html": "<p>" + self.face["prompt"] + "</p>"}}, about

def begin(name, title, minutes):
    about = {{"name": name, "title": title, "minutes": minutes}}
    kind = "application/vnd.workshop.section+json"
    display({{kind: about, "text/plain": title}}, raw=True)

urls = use_module_urls(Path("modules").absolute())
"""

SECTIONS = [
    ("begin('arrive', 'Arrive', 10)", "Think of a lesson: $a^2 + b^2 = c^2$."),
    ("Counter()", "## Counting"),
    ("begin('listen', 'Listen', 15)", "| Who | What |\n| --- | --- |\n| One | Two |"),
    ("Note(face={'name': 'note', 'prompt': 'What stayed with you?'})", "Some words."),
]


def a_workshop(*, extra: tuple[str, ...] = ()) -> nbformat.NotebookNode:
    """The notebook, with *extra* code cells at its end."""
    cells = [
        new_markdown_cell("# A small workshop\n\nWelcome."),
        new_code_cell(WIDGETS),
    ]
    for code, prose in SECTIONS:
        cells += [new_code_cell(code), new_markdown_cell(prose)]
    cells += [new_code_cell(code) for code in extra]
    kernel = {"name": "python3", "language": "python", "display_name": "Python 3"}
    return new_notebook(cells=cells, metadata={"kernelspec": kernel})


def write_workshop(folder: Path, *, extra: tuple[str, ...] = ()) -> Path:
    """Write the notebook into *folder*, and return its path."""
    path = folder / "workshop.ipynb"
    path.write_text(json.dumps(a_workshop(extra=extra)), encoding="utf-8")
    return path
