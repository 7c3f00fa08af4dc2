"""What is written, as a page shows it: without what only paper needs."""

from __future__ import annotations

import functools
import re
from collections.abc import Iterator, Mapping, Sequence
from html import escape
from typing import Any, TypedDict

from toolkit.written.formulas import read_formula
from toolkit.written.marks import marked_in, source_in
from toolkit.written.markup import read_markup
from toolkit.written.mathml import Drawn, mathml_of
from toolkit.written.nodes import Inline, Written

LIMIT_READ = 20_000
"""Longest text that is read for a page, in characters; longer ones stay as typed."""

LIMIT_FORMULAS = 200
"""Most formulas of one text that a page sets; what follows stays as it was typed."""

# One of these is in every text that reads differently from how it was typed.
_MARKS = re.compile(
    r"[\\`*_\[\]<>!$~&|#]|^\s*(?:[-+]|\d{1,9}[.)])\s|^(?: {4}|\t)|^[=-]+$", re.MULTILINE
)


class FormulaShown(TypedDict):
    """A formula as a page draws it, and the words in which it is spoken."""

    words: str
    drawn: list[Drawn | str]


def for_page(part: Any) -> Any:
    """*part* without the trees that formulas are printed from, however deep."""
    if isinstance(part, list):
        return [for_page(one) for one in part]
    if not isinstance(part, dict):
        return part
    if part.get("is") == "formula":
        return {name: value for name, value in part.items() if name != "tree"}
    return {name: for_page(value) for name, value in part.items()}


def formulas_in(value: object) -> dict[str, FormulaShown]:
    """Every formula in the texts of *value*, however deep, by what was typed."""
    found: dict[str, FormulaShown] = {}
    for text in _texts(value):
        if len(text) <= LIMIT_READ:
            found.update(_first_formulas(text))
    return found


def _first_formulas(text: str) -> dict[str, FormulaShown]:
    read = (
        (found[0], read_formula(source_in(found)))
        for found in marked_in(text)[:LIMIT_FORMULAS]
    )
    return {
        typed: {"words": formula.words, "drawn": formula.drawn}
        for typed, formula in read
        if formula is not None
    }


def readings_in(value: object) -> dict[str, Sequence[Written]]:
    """What each text of *value* says, however deep, where that is more than letters."""
    read = {text: reading_of(text) for text in _texts(value) if _MARKS.search(text)}
    return {text: reading for text, reading in read.items() if reading}


@functools.lru_cache(maxsize=512)
def reading_of(text: str) -> Sequence[Written]:
    """What *text* says; nothing where that is the same as it stands."""
    if len(text) > LIMIT_READ:
        return ()
    blocks = read_markup(text)
    letters = "".join(map(_letters, blocks))
    same = "".join(letters.split()) == "".join(text.split())
    return () if same else tuple(for_page(blocks))


def _letters(block: Written) -> str:
    """All that stands in a plain paragraph; of anything else no text is the same."""
    nodes: list[Inline] = block["inside"] if block["is"] == "paragraph" else []
    plain = nodes and all(node["is"] in ("text", "break") for node in nodes)
    said = (node["value"] for node in nodes if node["is"] == "text")
    return "".join(said) if plain else "\0"


def in_html(text: str) -> str:
    """*text* as HTML, its formulas set and everything else as it was typed."""
    html, read = "", 0
    for found in marked_in(text):
        formula = read_formula(source_in(found))
        if formula is None:
            continue
        shown: FormulaShown = {"words": formula.words, "drawn": formula.drawn}
        html += escape(text[read : found.start()]) + math_element(shown)
        read = found.end()
    return html + escape(text[read:])


def math_element(formula: FormulaShown, *, displayed: bool = False) -> str:
    """*formula* as an element of a page; `displayed` ones have a line of their own."""
    display = ' display="block"' if displayed else ""
    inside = mathml_of(formula["drawn"])
    return f'<math{display} alttext="{escape(formula["words"])}">{inside}</math>'


def _texts(value: object) -> Iterator[str]:
    if isinstance(value, str):
        yield value
    elif isinstance(value, Mapping):
        for one in value.values():
            yield from _texts(one)
    elif isinstance(value, list | tuple):
        for one in value:
            yield from _texts(one)
