"""A notebook as its author wrote it, with the programme's words in its Markdown."""

from __future__ import annotations

from pathlib import Path

import nbformat
from nbformat import NotebookNode

from toolkit.errors import AuthoringError
from toolkit.forking.template import TemplateError
from toolkit.programme.wording import Wording


def read_worded(path: Path, wording: Wording) -> NotebookNode:
    """The notebook at *path*, where {learners} and the like are filled in.

    Raises:
        TemplateError: a cell asks for a word that the programme does not have.
    """
    notebook = nbformat.read(path, as_version=4)
    for number, cell in enumerate(notebook.cells):
        if cell.cell_type == "markdown":
            try:
                cell.source = wording.apply(cell.source)
            except AuthoringError as mistake:
                said = f"In the Markdown of the notebook {mistake}"
                raise TemplateError(said, cell=number, source=cell.source) from None
    return notebook
