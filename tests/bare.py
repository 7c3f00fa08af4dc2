"""The smallest programme: two workshops of another subject, and nothing beside them."""

from __future__ import annotations

from pathlib import Path

import nbformat
from nbformat.v4 import new_code_cell, new_notebook

FIRST, SECOND = "asking", "listening"

WRITTEN = f"""
title = "Feedback that works"
zone = "Europe/London"

[[workshops]]
name = "{FIRST}"
title = "Ask first"
agenda = [
  {{ minutes = 10, title = "Hello" }},
  {{ minutes = 20, title = "Try it" }},
]

[[workshops]]
name = "{SECOND}"
title = "Then listen"
agenda = [{{ minutes = 30, title = "Again" }}]
"""
"""All that a programme needs."""

CELLS = (
    f'from toolkit import Workshop\nworkshop = Workshop("{FIRST}")\nworkshop.begin()',
    'workshop.section("Hello", minutes=10)',
    'workshop.reflection("hope", "What do you hope for?")',
    'workshop.section("Try it", minutes=20)',
    'workshop.poll("ready", "Ready?", options=["Not yet", "Yes"])',
    "workshop.finish()",
)


def bare_programme(folder: Path) -> Path:
    """It in *folder*, with the notebook of its first workshop, whose path this is."""
    (folder / "programme.toml").write_text(WRITTEN, encoding="utf-8")
    notebook = folder / FIRST / "workshop.ipynb"
    notebook.parent.mkdir()
    cells = [new_code_cell(source) for source in CELLS]
    nbformat.write(new_notebook(cells=cells), notebook)
    return notebook
