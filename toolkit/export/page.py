"""A document as one HTML page: MathML for formulas, no script, no other host."""

from __future__ import annotations

import functools

from jinja2 import Environment, FileSystemLoader, StrictUndefined, Template
from markupsafe import Markup

from toolkit.export.nodes import Document
from toolkit.files import EXPORT

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
    # Built by `toolkit.export.mathml` from an allow-list, so it is markup already.
    environment.filters["mathml"] = lambda formula: Markup(formula["mathml"])  # noqa: S704
    return environment.get_template("document.html.j2")
