"""A document as one HTML page: MathML for formulas, no script, no other host."""

from __future__ import annotations

import functools
from collections.abc import Iterable
from dataclasses import replace

from jinja2 import Environment, FileSystemLoader, StrictUndefined, Template
from markupsafe import Markup

from toolkit.activities.base.blocks import Block, Text
from toolkit.activities.base.prepared import prepare
from toolkit.export.nodes import Document
from toolkit.files import EXPORT
from toolkit.model import JSON
from toolkit.written.mathml import mathml_of
from toolkit.written.nodes import Formula

TEMPLATES = EXPORT / "templates" / "html"


def page_of(document: Document) -> str:
    """The page of *document*; every word in it is escaped."""
    return _template().render(document)


def passages_of(document: Document) -> Markup:
    """The answers of *document* alone, to stand in another page.

    How wide columns are is left to the page: it may take no styles from here.
    """
    made = _template().environment.from_string(PASSAGES)
    body = [_without_widths(node) for node in document["body"]]
    return Markup(made.render(body=body))  # noqa: S704 - escaped there


PASSAGES = """{% import "parts.html.j2" as parts %}
{% for node in body %}
{{ parts.answer(node) if node.is == "answer" else parts.written(node) }}
{% endfor %}
"""


def _without_widths(node: JSON) -> JSON:
    if isinstance(node, list):
        return [_without_widths(each) for each in node]
    if not isinstance(node, dict):
        return node
    return {
        key: None if key == "widths" else _without_widths(each)
        for key, each in node.items()
    }


def blocks_as_html(printed: Iterable[Block], *, without: str = "") -> Markup:
    """*printed* for a page of ours; the label *without* stands there already.

    Of a label that begins with it stands what it says more.
    """
    macros = _environment().get_template("parts.html.j2").module
    shown = [
        _without_widths(prepare(replace(block, label=_below(block.label, without))))
        for block in printed
    ]
    html = [macros.printed(one) for one in shown]  # type: ignore[attr-defined]
    return Markup("").join(html)


def _below(label: str | None, heading: str) -> str | None:
    """What *label* still says below a *heading*."""
    if label is None or label == heading:
        return None
    return label.removeprefix(f"{heading}: ") if heading else label


def words_as_html(text: str) -> Markup:
    """What somebody wrote, for a page of ours."""
    return blocks_as_html([Text(text)]) if text.strip() else Markup("")


@functools.cache
def _template() -> Template:
    return _environment().get_template("document.html.j2")


@functools.cache
def _environment() -> Environment:
    environment = Environment(
        loader=FileSystemLoader(TEMPLATES),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    environment.filters["mathml"] = _mathml
    return environment


def _mathml(formula: Formula) -> Markup:
    # Built from an allow-list, so it is markup already.
    return Markup(mathml_of(formula["drawn"]))  # noqa: S704
