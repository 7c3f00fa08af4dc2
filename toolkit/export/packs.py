"""A meeting plan as a document."""

from __future__ import annotations

from nbformat.v4 import new_markdown_cell, new_notebook

from toolkit.export.making import pdf_of
from toolkit.programme import Programme
from toolkit.programme.packs import Pack


def pdf_of_pack(pack: Pack, *, programme: Programme, day: str) -> bytes:
    """The plan as a document of this day."""
    notebook = new_notebook(cells=[new_markdown_cell(pack.markdown())])
    notebook.metadata["workshop"] = {
        "title": f"Meeting plan {pack.number}: {pack.title}",
        "workshop": programme.title,
        "date": day,
        "lang": programme.language,
    }
    return pdf_of(notebook)
