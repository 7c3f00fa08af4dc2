"""How a formula sounds: words for readers who hear a document."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from toolkit.written.terms import (
    Accent,
    Around,
    Attached,
    Fenced,
    Grid,
    Sign,
    Space,
    Term,
    Words,
)

_OPERATORS = {
    "+": "plus",
    "-": "minus",
    "\N{MINUS SIGN}": "minus",
    "\N{PLUS-MINUS SIGN}": "plus or minus",
    "=": "equals",
    "\N{MULTIPLICATION SIGN}": "times",
    "\N{DIVISION SIGN}": "divided by",
    "\N{DOT OPERATOR}": "times",
    "\N{MIDDLE DOT}": "times",
    "<": "is less than",
    ">": "is greater than",
    "\N{LESS-THAN OR EQUAL TO}": "is less than or equal to",
    "\N{GREATER-THAN OR EQUAL TO}": "is greater than or equal to",
    "\N{NOT EQUAL TO}": "is not equal to",
    "\N{ALMOST EQUAL TO}": "is approximately",
    "\N{N-ARY SUMMATION}": "the sum",
    "\N{INTEGRAL}": "the integral",
    "\N{RING OPERATOR}": "degrees",
    "\N{THEREFORE}": "therefore",
    "\N{RIGHTWARDS ARROW}": "to",
    "\N{ANGLE}": "angle",
    "\N{HORIZONTAL ELLIPSIS}": "and so on",
    ".": "point",
    "%": "percent",
}
_FRACTIONS = {
    ("1", "2"): "one half",
    ("1", "3"): "one third",
    ("2", "3"): "two thirds",
    ("1", "4"): "one quarter",
    ("3", "4"): "three quarters",
}
_POWERS = {"2": " squared", "3": " cubed", "degrees": " degrees"}
_ACCENTS = {"dot": " recurring", "overline": " bar"}


def spoken(node: Term) -> str:
    """*node* and what is inside it, in words."""
    return _SAYERS.get(node["is"], _row)(node)


def _inside(node: Around | Accent | Fenced) -> str:
    return " ".join(filter(None, map(spoken, node["inside"])))


def _value(node: Sign | Words) -> str:
    return node["value"]


def _operator(node: Sign) -> str:
    said = node["value"]
    return _OPERATORS.get(said, said)


def _space(_: Space) -> str:
    return " "


def _row(node: Around) -> str:
    return _inside(node)


def _fraction(node: Around) -> str:
    top, bottom = (spoken(part).strip() for part in node["inside"])
    if (top, bottom) in _FRACTIONS:
        return _FRACTIONS[top, bottom]
    if len(top + bottom) < 6:
        return f"{top} over {bottom}"
    return f"the fraction {top} over {bottom}, end fraction"


def _square_root(node: Around) -> str:
    return f"the square root of {_inside(node)}"


def _root(node: Around) -> str:
    held, degree = (spoken(part).strip() for part in node["inside"])
    name = {"3": "cube root"}.get(degree, f"root of degree {degree}")
    return f"the {name} of {held}"


def _attached(node: Attached) -> str:
    limits = node["limits"]
    said = spoken(node["inside"][0])
    if "below" in node:
        said += (" from " if limits else " sub ") + spoken(node["below"])
    if "above" in node:
        raised = spoken(node["above"]).strip()
        word = " to " if limits else " to the power "
        said += _POWERS.get(raised, word + raised)
    return said


def _accent(node: Accent) -> str:
    name = node["accent"]
    return _inside(node) + _ACCENTS.get(name, f" {name}")


def _grid(node: Grid) -> str:
    rows = (", ".join(map(spoken, row)) for row in node["rows"])
    return "table with rows: " + "; ".join(rows)


def _fenced(node: Fenced) -> str:
    return f"{node['open']} {_inside(node)} {node['close']}"


# Which of them a part goes to is decided by what it is.
_SAYERS: dict[str, Callable[[Any], str]] = {
    **dict.fromkeys(("number", "letter", "function", "words"), _value),
    "operator": _operator,
    "space": _space,
    "fraction": _fraction,
    "square-root": _square_root,
    "root": _root,
    "attached": _attached,
    "accent": _accent,
    "grid": _grid,
    "fenced": _fenced,
}
