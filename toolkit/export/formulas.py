"""LaTeX maths, read into a small tree that documents draw without running anything."""

from __future__ import annotations

import functools
import html
import re
import unicodedata
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any
from xml.etree.ElementTree import Element

from latex2mathml.converter import convert_to_element

from toolkit.export.mathml import mathml_of
from toolkit.export.spoken import spoken

Node = dict[str, Any]

LIMIT_SOURCE = 4000
LIMIT_BRACES = 40
LIMIT_DEPTH = 24  # Typst allows eighty nested calls, and a level takes about three.

_ENVIRONMENT = re.compile(
    r"\\(begin|end)\{(?:aligned|alignat|split|align|gathered|gather|eqnarray)\*?\}"
)
_ACCENTS = {
    **dict.fromkeys("\u00af\u2015\u203e", "overline"),
    **dict.fromkeys("^\u02c6", "hat"),
    **dict.fromkeys("~\u02dc", "tilde"),
    **dict.fromkeys("\u2192\u20d7", "arrow"),
    "\u02d9": "dot",
    "\u00a8": "dot.double",
    "_": "underline",
    "\u23de": "overbrace",
    "\u23df": "underbrace",
}
_OPENING, _CLOSING, _EITHER = "([{\u27e8", ")]}\u27e9", "|"
_TALL = {"fraction", "grid", "root", "square-root", "attached"}
_TAKES_LIMITS = {"\u2211", "\u220f", "lim", "max", "min"}
_EMPTY: Node = {"is": "row", "inside": []}


@dataclass(frozen=True, slots=True)
class Formula:
    """A formula three ways: a tree to draw, words to hear, and MathML."""

    tree: Node
    words: str
    mathml: str


class _RefusedError(Exception):
    """This source is better shown as it was typed."""


@functools.lru_cache(maxsize=4096)
def read_formula(source: str) -> Formula | None:
    """The formula *source* describes, or None when it is best shown as typed."""
    try:
        element = _element(source.strip())
        tree = _node(element)
        if _depth(tree) > LIMIT_DEPTH:
            return None
        words = " ".join(spoken(tree).split()) or source.strip()
        return Formula(tree, words[:2000], mathml_of(element))
    # The reader of LaTeX was not written for hostile input and fails in many ways.
    except Exception:
        return None


def _element(source: str) -> Element:
    if not source or len(source) > LIMIT_SOURCE or _braces(source) > LIMIT_BRACES:
        raise _RefusedError
    return convert_to_element(_ENVIRONMENT.sub(r"\\\1{align*}", source))


def _braces(source: str) -> int:
    depth = deepest = 0
    for character in source:
        depth += (character == "{") - (character == "}")
        deepest = max(deepest, depth)
    return deepest


def _node(element: Element) -> Node:
    inside = [_node(child) for child in element]
    read = _READERS.get(element.tag.rpartition("}")[2], _row)
    return read(element, inside)


def text_of(element: Element) -> str:
    """What *element* says itself, with its character references resolved."""
    return html.unescape(element.text or "").replace("\N{NO-BREAK SPACE}", " ")


def _row(element: Element, inside: list[Node]) -> Node:
    if len(inside) == 1:
        return inside[0]
    said = text_of(element)
    if said and not inside:
        return {"is": "words", "value": said}
    return {"is": "row", "inside": _with_fences(inside)}


def _number(element: Element, _: list[Node]) -> Node:
    return {"is": "number", "value": text_of(element)}


def _name(element: Element, _: list[Node]) -> Node:
    said = text_of(element)
    if not said:
        return _EMPTY
    if element.get("mathvariant") == "normal":
        return {"is": "words", "value": said}
    if len(said) == 1:
        return {"is": "letter", "value": said}
    return {"is": "function" if said.isalpha() else "words", "value": said}


def _operator(element: Element, _: list[Node]) -> Node:
    said = text_of(element)
    if not said or any(unicodedata.combining(c) for c in said[:1]):
        return {"is": "words", "value": said} if said else _EMPTY
    return {"is": "operator", "value": said}


def _words(element: Element, _: list[Node]) -> Node:
    bold = element.get("mathvariant") == "bold"
    return {"is": "words", "value": text_of(element), "bold": bold}


def _space(_: Element, __: list[Node]) -> Node:
    return {"is": "space"}


def _fraction(element: Element, inside: list[Node]) -> Node:
    if element.get("linethickness") in ("0", "0pt"):
        return {"is": "grid", "rows": [[part] for part in inside[:2]]}
    return {"is": "fraction", "inside": inside[:2]}


def _square_root(_: Element, inside: list[Node]) -> Node:
    return {"is": "square-root", "inside": inside}


def _root(_: Element, inside: list[Node]) -> Node:
    return {"is": "root", "inside": inside[:2]}


def _attached(element: Element, inside: list[Node]) -> Node:
    tag = element.tag.rpartition("}")[2]
    base, *marks = inside
    accent = _ACCENTS.get(str(marks[0].get("value", "")))
    if tag in ("mover", "munder") and accent:
        return {"is": "accent", "accent": accent, "inside": [base]}
    places = {"msup": "above", "mover": "above", "msub": "below", "munder": "below"}
    if tag in places:
        parts = {places[tag]: marks[0]}
    else:
        parts = {"below": marks[0], "above": marks[1]}
    limits = "under" in tag or "over" in tag or base.get("value") in _TAKES_LIMITS
    return {"is": "attached", "inside": [base], "limits": limits, **parts}


def _grid(element: Element, inside: list[Node]) -> Node:
    rows = [row["inside"] for row in inside if row["is"] == "grid-row"]
    # Only lines of working, such as align, ask for display style.
    working = element.get("displaystyle") == "true"
    return {"is": "grid", "rows": rows, "working": working}


def _grid_row(_: Element, inside: list[Node]) -> Node:
    return {"is": "grid-row", "inside": inside}


def _cell(_: Element, inside: list[Node]) -> Node:
    return {"is": "row", "inside": inside}


def _enclosed(element: Element, inside: list[Node]) -> Node:
    struck = "strike" in element.get("notation", "")
    return {"is": "struck" if struck else "boxed", "inside": inside}


_READERS: dict[str, Callable[[Element, list[Node]], Node]] = {
    "mn": _number,
    "mi": _name,
    "mo": _operator,
    "mtext": _words,
    "ms": _words,
    "mspace": _space,
    "mphantom": _space,
    "mfrac": _fraction,
    "msqrt": _square_root,
    "mroot": _root,
    **dict.fromkeys(
        ("msup", "msub", "msubsup", "munder", "mover", "munderover"), _attached
    ),
    "mtable": _grid,
    "mtr": _grid_row,
    "mlabeledtr": _grid_row,
    "mtd": _cell,
    "menclose": _enclosed,
}


def _with_fences(inside: list[Node]) -> list[Node]:
    """*inside* with brackets around anything tall made to grow with it."""
    grouped: list[Node] = []
    at = 0
    while at < len(inside):
        end = _closing(inside, at)
        held = [] if end is None else inside[at + 1 : end]
        if end is None or not any(node["is"] in _TALL for node in held):
            grouped.append(inside[at])
            at += 1
            continue
        last = inside[end] if end < len(inside) else None
        fence = {"is": "fenced", "open": inside[at]["value"], "close": _fence(last)}
        group = {**fence, "inside": _with_fences(held)}
        # A power belongs to the whole bracket, though LaTeX hangs it on its end.
        powered = last is not None and last["is"] == "attached"
        grouped.append({**last, "inside": [group]} if last and powered else group)
        at = end + 1
    return grouped


def _closing(inside: list[Node], at: int) -> int | None:
    opening = _fence(inside[at]) if inside[at]["is"] == "operator" else ""
    if not opening or opening not in _OPENING + _EITHER:
        return None
    if opening == _EITHER:
        bars = (i for i in range(at + 1, len(inside)) if _fence(inside[i]) == _EITHER)
        return next(bars, None)
    depth = 0
    for index in range(at, len(inside)):
        mark = _fence(inside[index])
        depth += (mark in _OPENING) - (mark in _CLOSING) if mark else 0
        if depth == 0:
            return index
    # A lone brace, as before cases, reaches to the end.
    return len(inside) if opening == "{" else None


def _fence(node: Node | None) -> str:
    if node is None:
        return ""
    if node["is"] == "attached":
        return _fence(node["inside"][0])
    value = str(node.get("value", "")) if node["is"] == "operator" else ""
    return value if len(value) == 1 and value in _OPENING + _CLOSING + _EITHER else ""


def _depth(node: Node) -> int:
    below = [*node.get("inside", ()), *(c for row in node.get("rows", ()) for c in row)]
    below += [node[place] for place in ("above", "below") if place in node]
    return 1 + max(map(_depth, below), default=0)
