"""Documents to keep: what a person answered, as accessible PDF or HTML."""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator
from concurrent.futures import ThreadPoolExecutor

from nbformat import NotebookNode

from toolkit.export.answers import notebook_of_answers
from toolkit.export.document import document_of
from toolkit.export.exporters import printed, source_of
from toolkit.export.page import page_of
from toolkit.export.portfolio import Chapter, portfolio_of

__all__ = [
    "Chapter",
    "html_of",
    "notebook_of_answers",
    "pdf_of",
    "pdfs_of",
    "portfolio_of",
]


# These pass nbconvert by: it copies a notebook and checks the copy again and again,
# which takes longer than all else, for notebooks that were made here a moment ago.


def pdf_of(notebook: NotebookNode) -> bytes:
    """*notebook* as a tagged PDF. Safe to call in any thread; takes about 0.1 s."""
    pdf, _ = printed(source_of(notebook))
    return pdf


def pdfs_of(notebooks: Iterable[NotebookNode]) -> Iterator[bytes]:
    """Each of *notebooks* as a tagged PDF, in order, on every processor."""
    with ThreadPoolExecutor(os.cpu_count()) as printers:
        yield from printers.map(pdf_of, notebooks)


def html_of(notebook: NotebookNode) -> bytes:
    """*notebook* as one self-contained page, in UTF-8. Safe to call in any thread."""
    return page_of(document_of(notebook)).encode()
