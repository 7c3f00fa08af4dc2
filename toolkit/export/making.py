"""Notebooks of answers, made into documents at once."""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator
from concurrent.futures import ThreadPoolExecutor

from nbformat import NotebookNode

from toolkit.export.document import document_of
from toolkit.export.exporters import printed, source_of
from toolkit.export.page import page_of, passages_of

# These pass nbconvert by: it copies a notebook and checks the copy again and again,
# which takes longer than all else, for notebooks that were made here a moment ago.


def pdf_of(notebook: NotebookNode) -> bytes:
    """*notebook* as a tagged PDF. Safe to call in any thread."""
    pdf, _ = printed(source_of(notebook))
    return pdf


def pdfs_of(notebooks: Iterable[NotebookNode]) -> Iterator[bytes]:
    """Each of *notebooks* as a tagged PDF, in order, on every processor."""
    with ThreadPoolExecutor(os.cpu_count()) as printers:
        yield from printers.map(pdf_of, notebooks)


def html_of(notebook: NotebookNode) -> bytes:
    """*notebook* as one self-contained page, in UTF-8. Safe to call in any thread."""
    return page_of(document_of(notebook)).encode()


def passages_in(notebook: NotebookNode) -> bytes:
    """The answers in *notebook* as HTML, to stand in a page of ours, in UTF-8."""
    return passages_of(document_of(notebook)).encode()
