"""A small workshop to go wrong: two reflections."""

from __future__ import annotations

from pathlib import Path

import nbformat
from nbformat.v4 import new_code_cell, new_markdown_cell, new_notebook

from tests.first_year import copy_programme
from tests.serving import WORKSHOP

ROOT = Path(__file__).resolve().parents[2]
BEGIN = f"""
from toolkit import Workshop
workshop = Workshop("{WORKSHOP}")
"""
HOPE = "What do you hope for?"
FEAR = "What could get in the way?"
CELLS = (
    BEGIN,
    f'workshop.reflection("hope", "{HOPE}")',
    f'workshop.reflection("fear", "{FEAR}")',
)


def write_site(site: Path, *, cells: tuple[str, ...] = CELLS) -> Path:
    """A programme's folder with this one notebook."""
    copy_programme(site, task="picture")
    notebook = site / WORKSHOP / "workshop.ipynb"
    notebook.parent.mkdir()
    write_cells(notebook, cells)
    return notebook


def write_cells(notebook: Path, cells: tuple[str, ...]) -> None:
    """Write the notebook anew, as an author's editor does."""
    whole = new_notebook(
        cells=[
            new_markdown_cell("Think of a lesson."),
            *(new_code_cell(source, id=f"cell-{n}") for n, source in enumerate(cells)),
        ]
    )
    fresh = notebook.with_suffix(".new")
    nbformat.write(whole, fresh)
    fresh.replace(notebook)
