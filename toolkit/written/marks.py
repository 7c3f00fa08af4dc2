"""How people mark a formula: `$..$`, `$$..$$`, backslash and bracket, or `align`."""

from __future__ import annotations

import re

# mistune joins its rules into one pattern, so the name of a group is used only once.
IN_DOLLARS = (
    r"(?<![\\\w$])\$(?=[^\s$])(?P<formula_source>(?:\\.|[^\\$\n]){1,2000}?)"
    r"(?<=[^\s\\])\$(?![\d$])"
)
IN_TWO_DOLLARS = r"(?<![\\$])\$\$(?P<formula_twice>(?:\\.|[^\\$\n]){1,2000}?)\$\$(?!\$)"
IN_BRACKETS = (
    r"(?<!\\)\\(?:\((?P<formula_round>(?:[^\\\n]|\\[^()\n]){1,2000}?)\\\)"
    r"|\[(?P<formula_square>(?:[^\\\n]|\\[^\[\]\n]){1,2000}?)\\\])"
)
INLINE = "|".join((IN_TWO_DOLLARS, IN_DOLLARS, IN_BRACKETS))
"""A formula in a line."""

_LINES_OF_WORKING = (
    r"\\begin\{(?P<displayed_kind>align|aligned|gather|eqnarray|equation)(?P<displayed_star>\*?)\}"
    r"[\s\S]{1,4000}?\\end\{(?P=displayed_kind)(?P=displayed_star)\}"
)
DISPLAYED = (
    r"^ {0,3}(?:\$\$[ \t]*(?P<displayed_source>(?:[^$]|\\\$){1,4000}?)\$\$"
    r"|\\\[(?P<displayed_square>(?:[^\\]|\\[^\[\]]){1,4000}?)\\\]"
    rf"|(?P<displayed_lines>{_LINES_OF_WORKING}))[ \t]*$"
)
"""A formula that stands alone; to be searched for line by line."""

_INLINE = re.compile(INLINE)
_SOURCES = ("formula_source", "formula_twice", "formula_round", "formula_square")
_DISPLAYED_SOURCES = ("displayed_source", "displayed_square", "displayed_lines")


def source_in(found: re.Match[str]) -> str:
    """The LaTeX of a formula found in a line."""
    return next(filter(None, map(found.__getitem__, _SOURCES)), "")


def displayed_in(found: re.Match[str]) -> str:
    """The LaTeX of a formula found standing alone."""
    return next(filter(None, map(found.__getitem__, _DISPLAYED_SOURCES)), "")


def beginning(text: str, most: int) -> str:
    """About the first *most* characters of *text*: whole words, and formulas whole."""
    if len(text) <= most:
        return text
    for found in _INLINE.finditer(text):
        if found.start() < most < found.end():
            return text[: found.end()] + "…"
    return text[:most].rsplit(" ", 1)[0] + "…"


def marked_in(text: str) -> list[re.Match[str]]:
    """Each formula in *text*, where it stands; `source_in` gives its LaTeX."""
    if "$" not in text and "\\" not in text:
        return []
    return list(_INLINE.finditer(text))
