"""An executed notebook with the dates of one cohort."""

from __future__ import annotations

from functools import partial

import nbformat
from nbformat import NotebookNode

from toolkit.programme import Programme
from toolkit.programme.dated import waits_for_dates
from toolkit.programme.wording import filled


def with_dates(
    notebook: NotebookNode, programme: Programme, *, name: str
) -> NotebookNode:
    """*notebook*, called *name*, with every date that it leaves room for."""
    if not waits_for_dates(notebook):
        return notebook
    fill = partial(programme.in_words, workshop=name)
    return nbformat.from_dict(filled(notebook, fill))
