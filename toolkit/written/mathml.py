"""MathML for a page: only the elements and attributes that draw a formula."""

from __future__ import annotations

import html
from collections.abc import Iterable
from typing import TypedDict
from xml.etree.ElementTree import Element

_ELEMENTS = frozenset(
    (
        "mrow",
        "mstyle",
        "mpadded",
        "mn",
        "mi",
        "mo",
        "mtext",
        "ms",
        "mspace",
        "mphantom",
        "mfrac",
        "msqrt",
        "mroot",
        "msup",
        "msub",
        "msubsup",
        "munder",
        "mover",
        "munderover",
        "mtable",
        "mtr",
        "mlabeledtr",
        "mtd",
        "menclose",
    )
)
_ATTRIBUTES = frozenset(
    (
        "mathvariant",
        "linethickness",
        "columnalign",
        "rowspacing",
        "columnspacing",
        "columnlines",
        "rowlines",
        "stretchy",
        "fence",
        "form",
        "separator",
        "accent",
        "accentunder",
        "movablelimits",
        "displaystyle",
        "scriptlevel",
        "minsize",
        "maxsize",
        "lspace",
        "rspace",
        "width",
        "notation",
    )
)


Drawn = TypedDict(
    "Drawn",
    {"is": str, "attributes": "dict[str, str]", "inside": "list[Drawn | str]"},
)
"""An element of MathML: its name, its attributes and what is inside it."""


def drawn_of(element: Element) -> list[Drawn | str]:
    """*element* and what is inside it, as far as it only draws.

    The outer `math` element is left to the page, which knows its words and display.
    """
    inside: list[Drawn | str] = [p for child in element for p in drawn_of(child)]
    said = html.unescape(element.text or "")
    if said:
        inside.insert(0, said)
    tag = element.tag.rpartition("}")[2]
    if tag not in _ELEMENTS:
        return inside
    kept = {n: value for n, value in element.attrib.items() if n in _ATTRIBUTES}
    return [{"is": tag, "attributes": kept, "inside": inside}]


def mathml_of(drawn: Iterable[Drawn | str]) -> str:
    """*drawn* as markup that is safe in a page."""
    return "".join(map(_markup, drawn))


def _markup(part: Drawn | str) -> str:
    if isinstance(part, str):
        return html.escape(part)
    kept = "".join(f' {n}="{html.escape(v)}"' for n, v in part["attributes"].items())
    return f"<{part['is']}{kept}>{mathml_of(part['inside'])}</{part['is']}>"
