"""Exporters for nbconvert: a notebook of answers as Typst, accessible PDF or HTML."""

from __future__ import annotations

import functools
import json
import logging
from typing import Any, Literal

import typst
from nbconvert.exporters import Exporter
from nbformat import NotebookNode
from traitlets import Bool, default

from toolkit.errors import ExportError
from toolkit.export.characters import FONTS
from toolkit.export.document import document_of, for_fonts
from toolkit.export.page import page_of
from toolkit.files import EXPORT
from toolkit.model import JSON

TEMPLATES = EXPORT / "templates" / "typst"

_log = logging.getLogger(__name__)

Standard = Literal["ua-1"]


class TypstExporter(Exporter):
    """Makes the Typst source of a document; participants' words are one JSON string."""

    output_mimetype = "text/x-typst"

    @default("file_extension")
    def _file_extension_default(self) -> str:
        return ".typ"

    def from_notebook_node(
        self, nb: NotebookNode, resources: Any = None, **options: object
    ) -> tuple[Any, dict[str, Any]]:
        """The source, and nbconvert's *resources*."""
        notebook, resources = super().from_notebook_node(nb, resources, **options)
        return source_of(notebook), resources


class PDFExporter(TypstExporter):
    """Makes a tagged PDF that follows PDF/UA-1 whenever that is possible.

    `resources["pdf_ua"]` says whether it does.
    """

    export_from_notebook = "PDF of answers"
    output_mimetype = "application/pdf"
    accessible = Bool(default_value=True, help="Follow PDF/UA-1.").tag(config=True)

    @default("file_extension")
    def _file_extension_default(self) -> str:
        return ".pdf"

    def from_notebook_node(
        self, nb: NotebookNode, resources: Any = None, **options: object
    ) -> tuple[Any, dict[str, Any]]:
        """The bytes of the PDF, and nbconvert's *resources*."""
        source, resources = super().from_notebook_node(nb, resources, **options)
        pdf, resources["pdf_ua"] = printed(source, accessible=self.accessible)
        return pdf, resources


class HTMLExporter(Exporter):
    """Makes one HTML file that needs nothing else, and no script."""

    export_from_notebook = "Page of answers"
    output_mimetype = "text/html"

    @default("file_extension")
    def _file_extension_default(self) -> str:
        return ".html"

    def from_notebook_node(
        self, nb: NotebookNode, resources: Any = None, **options: object
    ) -> tuple[Any, dict[str, Any]]:
        """The page, and nbconvert's *resources*."""
        notebook, resources = super().from_notebook_node(nb, resources, **options)
        return page_of(document_of(notebook)), resources


def source_of(notebook: NotebookNode) -> str:
    """The Typst program that prints *notebook*."""
    return typst_source(for_fonts(document_of(notebook)))


def typst_source(document: JSON) -> str:
    """A Typst program whose one string literal holds *document*."""
    data = json.dumps(document, ensure_ascii=False, separators=(",", ":"))
    # In a Typst string only these two characters mean anything.
    quoted = data.replace("\\", "\\\\").replace('"', '\\"')
    return (
        f'#import "/document.typ": document-of\n#document-of(json(bytes("{quoted}")))\n'
    )


def printed(source: str, *, accessible: bool = True) -> tuple[bytes, bool]:
    """The PDF of *source*, and whether it follows PDF/UA-1."""
    if not accessible:
        return _plain_pdf(source), False
    try:
        return compiled(source, standards=["ua-1"]), True
    except typst.TypstError as problem:
        _log.warning("This PDF is tagged but does not follow PDF/UA-1: %s", problem)
        return _plain_pdf(source), False


def compiled(source: str, *, standards: list[Standard]) -> bytes:
    """The PDF of *source*, which may read the packaged templates and nothing else."""
    pdf = _compiled(source, standards=standards)
    # Typst keeps whatever the last ten compilations used, which helps when many people
    # print what looks alike. An empty one in between makes that five documents: just as
    # fast, in two thirds of the memory.
    _compiled(" ", standards=[])
    return pdf


def _compiled(source: str, *, standards: list[Standard]) -> bytes:
    # The stubs want a folder of the same type as the source, which is bytes here.
    return typst.compile(  # type: ignore[call-overload]
        source.encode(),
        root=str(TEMPLATES),
        font_paths=_fonts(),
        ignore_system_fonts=True,
        format="pdf",
        pdf_standards=standards,
        # An empty place to look for packages, so that none is ever downloaded.
        package_path=str(TEMPLATES),
        package_cache_path=str(TEMPLATES),
    )


def _plain_pdf(source: str) -> bytes:
    try:
        return compiled(source, standards=[])
    except typst.TypstError as problem:
        raise ExportError(
            "This document could not be made. Your answers are safe: tell the "
            "facilitator which document it was, so that it can be put right."
        ) from problem


@functools.cache
def _fonts() -> typst.Fonts:
    return typst.Fonts(
        include_system_fonts=False,
        include_embedded_fonts=True,
        font_paths=[str(FONTS)],
    )
