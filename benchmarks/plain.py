"""The same workshop as one would write it for plain Voila, to be measured beside ours.

Same prompts in the same order; each answer is an ipywidgets text box whose every change
is written to SQLite before "Saved" is shown. Where there is a choice, it is the one
that makes plain Voila faster: one box an activity, few for forms, no needless import.
"""

from __future__ import annotations

import ast
from collections.abc import Iterator
from itertools import pairwise
from pathlib import Path

import nbformat
from nbformat import NotebookNode
from nbformat.v4 import new_code_cell, new_markdown_cell, new_notebook

from toolkit.model.plain import only_heading, title_of

_START = """\
import os
import sqlite3
from datetime import datetime
from urllib.parse import parse_qs

import ipywidgets as widgets

person = parse_qs(os.environ.get("QUERY_STRING", "")).get("person", ["nobody"])[0]
database = sqlite3.connect("plain.db", timeout=10, check_same_thread=False)
database.execute("pragma journal_mode=wal")
database.execute("pragma synchronous=full")
database.execute("create table if not exists answer (person, name, value, at)")
database.execute("create table if not exists steering (revealed)")


def ask(name, prompt):
    box = widgets.Textarea(description=prompt, layout=widgets.Layout(width="90%"))
    status = widgets.Label("")

    def save(change):
        now = datetime.now()
        with database:
            row = (person, name, change["new"], now.isoformat())
            database.execute("insert into answer values (?, ?, ?, ?)", row)
        status.value = f"Saved {now:%H:%M:%S.%f} {change['new']}"

    box.observe(save, "value")
    return widgets.VBox([box, status])


widgets.HTML(f"<b>{person}</b>")
"""
_STEERING = """\
import threading
import time

shown = widgets.Label("Results: hidden")
reveal = widgets.Button(description="Show or hide the results")


def turn(_button):
    with database:
        database.execute("insert into steering select count(*) + 1 from steering")


def watch():
    own = sqlite3.connect("plain.db", timeout=10)
    while True:
        time.sleep(1)
        turned = own.execute("select count(*) from steering").fetchone()[0]
        shown.value = "Results: shown" if turned % 2 else "Results: hidden"


reveal.on_click(turn)
threading.Thread(target=watch, daemon=True).start()
widgets.VBox([shown, reveal])
"""
SHAPE = frozenset({"begin", "section", "say", "finish"})
"""Calls that show something without asking anything."""

PARTS = {"task": 8, "audit": 4, "action_plan": 6}
"""How many boxes stand in for an activity with several parts."""


def write_plain(workshop: Path, to: Path, *, steered: bool = False) -> None:
    """Write into the folder *to* the plain equal of the notebook *workshop*.

    A *steered* one also has a button that shows results on every page; the pages look
    for it once a second, as is usual.
    """
    notebook = nbformat.read(workshop, as_version=4)
    plain = new_notebook(cells=[new_code_cell(_START), *_cells(notebook)])
    if steered:
        plain.cells.append(new_code_cell(_STEERING))
    plain.metadata = notebook.metadata
    nbformat.write(plain, to / "plain.ipynb")


def prompts(workshop: Path) -> dict[str, str]:
    """The prompt of every activity that has one, by name."""
    notebook = nbformat.read(workshop, as_version=4)
    sources = (c.source for c in notebook.cells if c.cell_type == "code")
    calls = (call for source in sources for call in workshop_calls(source))
    found = (words_of(call) for call in calls if asks(call))
    return {words[0]: words[1] for words in found if len(words) > 1}


def workshop_calls(source: str) -> Iterator[ast.Call]:
    """The calls of a cell that show something: `workshop.poll(...)` and the like."""
    for node in ast.parse(source).body:
        call = getattr(node, "value", None)
        if isinstance(call, ast.Call) and isinstance(call.func, ast.Attribute):
            yield call


def kind_of(call: ast.Call) -> str:
    """What is shown: "poll", "section" and so on."""
    assert isinstance(call.func, ast.Attribute)
    return call.func.attr


def asks(call: ast.Call) -> bool:
    """Whether there is something for one person to answer.

    A recalled answer is only shown, and a group's page is nobody's own.
    """
    return kind_of(call) not in SHAPE | {"recall", "group_page"}


def read_cells(notebook: NotebookNode) -> Iterator[NotebookNode]:
    """The cells of *notebook* without the headings that a page leaves out."""
    for cell, below in pairwise([*notebook.cells, None]):
        is_words = cell.cell_type == "markdown"
        starts = below is not None and "workshop.section(" in below.source
        if is_words and (
            title_of(cell.source) or (starts and only_heading(cell.source))
        ):
            continue
        yield cell


def _cells(notebook: NotebookNode) -> Iterator[NotebookNode]:
    for cell in read_cells(notebook):
        if cell.cell_type == "markdown":
            yield new_markdown_cell(cell.source)
            continue
        for call in workshop_calls(cell.source):
            yield from _equal(call)


def _equal(call: ast.Call) -> Iterator[NotebookNode]:
    kind = kind_of(call)
    if kind == "section":
        yield new_markdown_cell(f"## {words_of(call)[0]}")
    elif kind == "say":
        yield new_markdown_cell(words_of(call)[0])
    elif asks(call):
        for name, prompt in boxes_of(call):
            yield new_code_cell(f"ask({name!r}, {prompt!r})")


def boxes_of(call: ast.Call) -> Iterator[tuple[str, str]]:
    """The boxes that stand for an activity: the name and the prompt of each."""
    kind = kind_of(call)
    name, prompt = (*words_of(call), kind, kind)[:2]
    parts = PARTS.get(kind, 1)
    for part in range(parts):
        yield (name if parts == 1 else f"{name}-{part + 1}"), prompt


def words_of(call: ast.Call) -> list[str]:
    """What an author says in it before any name of a parameter."""
    return [str(a.value) for a in call.args if isinstance(a, ast.Constant)]
