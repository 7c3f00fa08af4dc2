"""LaTeX maths, read into a small tree that documents draw without running anything."""

from __future__ import annotations

import functools
import html
import re
import unicodedata
from collections.abc import Callable
from dataclasses import dataclass
from xml.etree.ElementTree import Element

from latex2mathml.converter import convert_to_element

from toolkit.written.fences import with_fences
from toolkit.written.mathml import Drawn, drawn_of
from toolkit.written.spoken import spoken
from toolkit.written.terms import Around, Attached, Grid, Sign, Space, Term, Words

LIMIT_SOURCE = 4000
LIMIT_BRACES = 40
LIMIT_DEPTH = 24  # Typst allows eighty nested calls, and a level takes about three.

_ENVIRONMENT = re.compile(
    r"\\(begin|end)\{(?:aligned|alignat|split|align|gathered|gather|eqnarray)\*?\}"
)
_ESCAPED = re.compile(r"\\[\\{}]")
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
_TAKES_LIMITS = {"\u2211", "\u220f", "lim", "max", "min"}
_EMPTY: Around = {"is": "row", "inside": []}


@dataclass(frozen=True, slots=True)
class Formula:
    """A formula three ways: a tree for paper, words to hear, and MathML for a page."""

    tree: Term
    words: str
    drawn: list[Drawn | str]


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
        return Formula(tree, words[:2000], drawn_of(element))
    # The reader of LaTeX was not written for hostile input and fails in many ways.
    except Exception:
        return None


def _element(source: str) -> Element:
    if not source or len(source) > LIMIT_SOURCE or _braces(source) > LIMIT_BRACES:
        raise _RefusedError
    element = convert_to_element(_ENVIRONMENT.sub(r"\\\1{align*}", source))
    # What the reader of LaTeX does not know it hands on as it was typed.
    if any((part.text or "").startswith("\\") for part in element.iter()):
        raise _RefusedError
    return element


def _braces(source: str) -> int:
    """How deep braces stand in each other; they have to close."""
    depth = deepest = 0
    for character in _ESCAPED.sub("", source):
        depth += (character == "{") - (character == "}")
        deepest = max(deepest, depth)
        if depth < 0:
            break
    if depth:
        raise _RefusedError
    return deepest


def _node(element: Element) -> Term:
    inside = [_node(child) for child in element]
    read = _READERS.get(element.tag.rpartition("}")[2], _row)
    return read(element, inside)


def text_of(element: Element) -> str:
    """What *element* says itself, with its character references resolved."""
    return html.unescape(element.text or "").replace("\N{NO-BREAK SPACE}", " ")


def _row(element: Element, inside: list[Term]) -> Term:
    if len(inside) == 1:
        return inside[0]
    said = text_of(element)
    if said and not inside:
        return {"is": "words", "value": said}
    return {"is": "row", "inside": with_fences(inside)}


def _number(element: Element, _: list[Term]) -> Sign:
    return {"is": "number", "value": text_of(element)}


def _name(element: Element, _: list[Term]) -> Term:
    said = text_of(element)
    if not said:
        return _EMPTY
    if element.get("mathvariant") == "normal":
        return {"is": "words", "value": said}
    if len(said) == 1:
        return {"is": "letter", "value": said}
    if said.isalpha():
        return {"is": "function", "value": said}
    return {"is": "words", "value": said}


def _operator(element: Element, _: list[Term]) -> Term:
    said = text_of(element)
    if not said or any(unicodedata.combining(c) for c in said[:1]):
        return {"is": "words", "value": said} if said else _EMPTY
    return {"is": "operator", "value": said}


def _words(element: Element, _: list[Term]) -> Words:
    bold = element.get("mathvariant") == "bold"
    return {"is": "words", "value": text_of(element), "bold": bold}


def _space(_: Element, __: list[Term]) -> Space:
    return {"is": "space"}


def _fraction(element: Element, inside: list[Term]) -> Term:
    if element.get("linethickness") in ("0", "0pt"):
        return {"is": "grid", "rows": [[part] for part in inside[:2]]}
    return {"is": "fraction", "inside": inside[:2]}


def _square_root(_: Element, inside: list[Term]) -> Around:
    return {"is": "square-root", "inside": inside}


def _root(_: Element, inside: list[Term]) -> Around:
    return {"is": "root", "inside": inside[:2]}


def _attached(element: Element, inside: list[Term]) -> Term:
    tag = element.tag.rpartition("}")[2]
    base, *marks = inside
    accent = _ACCENTS.get(_value(marks[0]))
    if tag in ("mover", "munder") and accent:
        return {"is": "accent", "accent": accent, "inside": [base]}
    limits = "under" in tag or "over" in tag or _value(base) in _TAKES_LIMITS
    around: Attached = {"is": "attached", "inside": [base], "limits": limits}
    if tag not in ("msup", "mover"):
        around["below"] = marks[0]
    if tag not in ("msub", "munder"):
        around["above"] = marks[-1]
    return around


def _grid(element: Element, inside: list[Term]) -> Grid:
    rows = [row["inside"] for row in inside if row["is"] == "grid-row"]
    # Only lines of working, such as align, ask for display style.
    working = element.get("displaystyle") == "true"
    return {"is": "grid", "rows": rows, "working": working}


def _grid_row(_: Element, inside: list[Term]) -> Around:
    return {"is": "grid-row", "inside": inside}


def _cell(_: Element, inside: list[Term]) -> Around:
    return {"is": "row", "inside": inside}


def _enclosed(element: Element, inside: list[Term]) -> Around:
    struck = "strike" in element.get("notation", "")
    return {"is": "struck" if struck else "boxed", "inside": inside}


_READERS: dict[str, Callable[[Element, list[Term]], Term]] = {
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


def _value(node: Term) -> str:
    """What a sign or a word says; the other parts say nothing themselves."""
    match node["is"]:
        case "number" | "letter" | "function" | "operator" | "words":
            return node["value"]
    return ""


def _depth(node: Term) -> int:
    return 1 + max(map(_depth, _held(node)), default=0)


def _held(node: Term) -> list[Term]:
    """The parts that *node* is made of."""
    match node["is"]:
        case "number" | "letter" | "function" | "operator" | "words" | "space":
            return []
        case "grid":
            return [cell for row in node["rows"] for cell in row]
        case "attached":
            marks = (node.get("above"), node.get("below"))
            return [*node["inside"], *(mark for mark in marks if mark is not None)]
    return node["inside"]
