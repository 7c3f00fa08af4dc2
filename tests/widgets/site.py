"""A programme with a page for each package."""

from __future__ import annotations

import json
from pathlib import Path

import nbformat
from nbformat.v4 import new_code_cell, new_markdown_cell, new_notebook

from tests.first_year import copy_programme
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


def write_programme(site: Path) -> None:
    """Lay the programme into *site*."""
    copy_programme(site)
    file = site / "programme.toml"
    names = json.dumps([each.evaluates for each in PACKAGES if each.evaluates])
    own = file.read_text(encoding="utf-8")
    assert "evaluate = []" in own
    pages = "".join(_table(each) for each in PACKAGES)
    file.write_text(own.replace("evaluate = []", f"evaluate = {names}") + pages)
    for each in PACKAGES:
        nbformat.write(_notebook(each), site / f"{each.name}.ipynb")


def _table(each: Package) -> str:
    return f"""
[[notebooks]]
name = "{each.name}"
title = "With {each.name}"
file = "{each.name}.ipynb"
for = "everyone"
"""


def _notebook(each: Package) -> nbformat.NotebookNode:
    begin = cells.BEGIN.format(name=each.name)
    code = (begin, each.cell, "told", cells.END.format(prompt=PROMPT))
    shown = [new_markdown_cell(WORDS), *map(new_code_cell, code)]
    return new_notebook(cells=shown)
