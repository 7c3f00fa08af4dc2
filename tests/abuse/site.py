"""What is attacked: a notebook with every kind of activity, and a probe inside it."""

from __future__ import annotations

from pathlib import Path

import nbformat
from nbformat.v4 import new_code_cell, new_markdown_cell, new_notebook

from tests.first_year import copy_programme
from tests.serving import WORKSHOP

ROOT = Path(__file__).resolve().parents[2]

EVERY_KIND = """
from toolkit import Workshop
workshop = Workshop("workshop1_launch")
pace = workshop.begin()
reflection = workshop.reflection("hope", "What do you hope for?", sharing="cohort")
discussion = workshop.discussion("wall", "What did you notice?", choices=["One", "Two"])
poll = workshop.poll("ready", "Ready?", options=["Not yet", "Nearly", "Ready"])
ranking = workshop.ranking("order", "Order", cards=["a", "b", "c"], shape="list")
task = workshop.task(
    "picture", "A shared picture",
    fields=[
        workshop.fields.short("how", "How"),
        workshop.fields.evidence("file", "File"),
    ],
)
audit = workshop.audit()
plan = workshop.action_plan()
shared = workshop.group_page("shared", "What do we share?")
groups = workshop.groups()
recall = workshop.recall("workshop1_launch", "hope", "Your hope")
board = workshop.board("board", "What we share", threads={"materials": "Materials"})
points = workshop.talking_points("points", "Say one.", points={"tip": "A tip"})
voices = workshop.voices("voices", "In a sentence", topics={"network": "A network"})
"""

SHOWN = (
    *("reflection", "discussion", "poll", "ranking", "task", "audit", "plan"),
    *("shared", "groups", "recall", "pace", "board", "points", "voices"),
)

PROBE = """
import os
import anywidget, traitlets
from IPython.display import display
from toolkit.forking import on_bind

class Probe(anywidget.AnyWidget):
    _esm = "export default { render({ model, el }) { el.textContent = 'here'; } };"
    seat = traitlets.Unicode("nobody").tag(sync=True)
    environment = traitlets.Dict().tag(sync=True)
    blob = traitlets.Any().tag(sync=True)
    words = traitlets.Unicode("").tag(sync=True)
    size = traitlets.Int(0).tag(sync=True)

    @traitlets.observe("blob", "words")
    def _measure(self, change):
        self.size = len(change.new)

probe = Probe()

@on_bind
def bind(binding):
    probe.seat = binding["seat"]
    probe.environment = dict(os.environ)

def stumble(_widget, content, _buffers):
    print("stumbled over", content)
    raise ValueError(f"the words of {probe.seat}: {content}")

probe.on_msg(stumble)
display(probe)
"""


COCKPIT = """
from toolkit import Notebook
notebook = Notebook("{name}")
"""

PANELS = ("steer", "people", "walls", "group_pages", "notes", "screen")

OWN = """
[[notebooks]]
name = "own"
title = "Own"
file = "notebooks/own.ipynb"
for = "everyone"

[[notebooks]]
name = "steered"
title = "Steered"
file = "notebooks/steered.ipynb"
for = "facilitators"
"""


def write_site(site: Path) -> Path:
    """A programme's folder whose first workshop shows one activity of every kind."""
    copy_programme(site, "about.toml", task="picture")
    with (site / "programme.toml").open("a", encoding="utf-8") as written:
        written.write(OWN)
    (site / "notebooks" / "assets").mkdir(parents=True)
    (site / "notebooks" / "assets" / "dot.txt").write_text("a picture")
    (site / "notebooks" / "named.txt").write_text("a handout")
    for name in ("own", "steered"):
        own = new_notebook(
            cells=[
                new_markdown_cell("Look around, and [at this](named.txt)."),
                new_code_cell(COCKPIT.format(name=name)),
                *(new_code_cell(f"notebook.{panel}()") for panel in PANELS),
            ]
        )
        nbformat.write(own, site / "notebooks" / f"{name}.ipynb")
    notebook = site / WORKSHOP / "workshop.ipynb"
    (notebook.parent / "assets").mkdir(parents=True)
    (notebook.parent / "assets" / "dot.txt").write_text("a picture")
    for name in ("named.txt", "unnamed.txt"):
        (notebook.parent / name).write_text("a handout")
    (notebook.parent / "facilitator.md").write_text("for facilitators only")
    cells = [
        new_markdown_cell("Think of a lesson: [this](named.txt)."),
        new_code_cell(EVERY_KIND),
        *(new_code_cell(name) for name in SHOWN),
        new_code_cell(PROBE),
    ]
    nbformat.write(new_notebook(cells=cells), notebook)
    return notebook
