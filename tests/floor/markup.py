"""What a page's own HTML asks of a browser, with the style and script inside it."""

from __future__ import annotations

import re
from collections.abc import Iterator

from tests.floor.scripts import uses_of_script
from tests.floor.sheets import uses_of_sheet
from tests.floor.support import Known
from tests.floor.uses import Use

_FILLED_IN = re.compile(r"\{\{.*?\}\}|\{%.*?%\}|\{#.*?#\}|<!--.*?-->", re.S)
_INSIDE = re.compile(r"<(style|script)\b([^>]*)>(.*?)</\1>", re.S)
_TAG = re.compile(r"<([a-z][a-z0-9]*)\b([^>]*)>")
_ATTRIBUTE = re.compile(r"([a-z][a-z-]*)(?:=\"([^\"]*)\")?")


def uses_of_markup(text: str, known: Known) -> Iterator[Use]:
    """Everything in a template that a browser might not know."""
    plain = _FILLED_IN.sub(lambda found: "\n" * found[0].count("\n"), text)
    for found in _INSIDE.finditer(plain):
        first = plain[: found.start(3)].count("\n")
        for use in () if "json" in found[2] else _inner(found[1], found[3], known):
            yield Use(use.line + first, use.path)
    for found in _TAG.finditer(_INSIDE.sub(_opening, plain)):
        line = plain[: found.start()].count("\n") + 1
        for path in _of_tag(found[1], found[2]):
            yield Use(line, path)


def _inner(kind: str, text: str, known: Known) -> Iterator[Use]:
    return uses_of_sheet(text) if kind == "style" else uses_of_script(text, known)


def _opening(found: re.Match[str]) -> str:
    """What is left of an element when what is in it has been read."""
    return f"<{found[1]}{found[2]}>" + "\n" * found[3].count("\n")


def _of_tag(name: str, inside: str) -> Iterator[str]:
    yield f"html.elements.{name}"
    for attribute, value in _ATTRIBUTE.findall(inside):
        yield f"html.elements.{name}.{attribute}"
        yield f"html.global_attributes.{attribute}"
        if value:
            yield f"html.global_attributes.{attribute}.{value}"
