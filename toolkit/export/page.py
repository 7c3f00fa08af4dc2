"""A document as one HTML page: MathML for formulas, no script, no other host."""

from __future__ import annotations

import functools

from jinja2 import Environment, FileSystemLoader, StrictUndefined, Template
from markupsafe import Markup

from toolkit.export.nodes import Document
from toolkit.files import EXPORT
from toolkit.written.mathml import mathml_of
from toolkit.written.nodes import Formula

TEMPLATES = EXPORT / "templates" / "html"


def page_of(document: Document) -> str:
    """The page of *document*; every word in it is escaped."""
    return _template().render(document)


@functools.cache
def _template() -> Template:
    environment = Environment(
        loader=FileSystemLoader(TEMPLATES),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    environment.filters["mathml"] = _mathml
    return environment.get_template("document.html.j2")


def _mathml(formula: Formula) -> Markup:
    # Built from an allow-list, so it is markup already.
    return Markup(mathml_of(formula["drawn"]))  # noqa: S704
