"""MathML for a page: only the elements and attributes that draw a formula."""

from __future__ import annotations

import html
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


def mathml_of(element: Element) -> str:
    """*element* and what is inside it, as markup that is safe in a page.

    The outer `math` element is left to the page, which knows its words and display.
    """
    inside = "".join(map(mathml_of, element))
    said = html.escape(html.unescape(element.text or ""))
    tag = element.tag.rpartition("}")[2]
    if tag not in _ELEMENTS:
        return said + inside
    kept = (
        f' {name}="{html.escape(value)}"'
        for name, value in element.attrib.items()
        if name in _ATTRIBUTES
    )
    return f"<{tag}{''.join(kept)}>{said}{inside}</{tag}>"
