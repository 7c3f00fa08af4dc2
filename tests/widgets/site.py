"""A programme with a page for each package."""

from __future__ import annotations

import contextlib
import json
from collections.abc import Callable, Iterator
from pathlib import Path

import nbformat
from nbformat.v4 import new_code_cell, new_markdown_cell, new_notebook

from tests.first_year import copy_programme
from tests.serving import LiveServer, fill, free_port, started
from tests.widgets import cells
from tests.widgets.pages import PACKAGES, Package

PROMPT = "What did you notice?"
WORDS = """
## Some words

A [link](#activity-thought), *a stress* and `code`:

* one thing

### Smaller

> Said by somebody.
"""


@contextlib.contextmanager
def serving(folder: Path, write: Callable[[Path], None]) -> Iterator[LiveServer]:
    """A server of the programme that *write* lays into a part of *folder*."""
    site, data = folder / "site", folder / "data"
    site.mkdir()
    write(site)
    fill(f"sqlite:///{data / 'workshop.db'}", data)
    # Each page is opened once: kernels ahead of time would only wait.
    ahead = {"TOOLKIT_KERNELS_AHEAD": "0"}
    with free_port() as port, started(site, data=data, port=port, settings=ahead) as it:
        yield it


def write_programme(site: Path) -> None:
    """Lay the programme into *site*."""
    copy_programme(site)
    file = site / "programme.toml"
    names = json.dumps([each.evaluates for each in PACKAGES if each.evaluates])
    own = file.read_text(encoding="utf-8")
    assert "evaluate = []" in own
    pages = "".join(page_table(each.name, f"{each.name}.ipynb") for each in PACKAGES)
    file.write_text(own.replace("evaluate = []", f"evaluate = {names}") + pages)
    for each in PACKAGES:
        nbformat.write(_notebook(each), site / f"{each.name}.ipynb")


def page_table(name: str, file: str) -> str:
    """What programme.toml says of a page called *name*, which *file* is."""
    return f"""
[[notebooks]]
name = "{name}"
title = "With {name}"
file = "{file}"
for = "everyone"
"""


def _notebook(each: Package) -> nbformat.NotebookNode:
    begin = cells.BEGIN.format(name=each.name)
    code = (begin, each.cell, "told", cells.END.format(prompt=PROMPT))
    shown = [new_markdown_cell(WORDS), *map(new_code_cell, code)]
    return new_notebook(cells=shown)
