"""What a style sheet asks of a browser."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from tests.floor.uses import Use, without_blocks

UNITS = {
    "css.types.length.container_query_length_units": r"cq(?:w|h|i|b|min|max)",
    "css.types.length.viewport_percentage_units_dynamic": r"dv(?:w|h|i|b|min|max)",
    "css.types.length.viewport_percentage_units_large": r"lv(?:w|h|i|b|min|max)",
    "css.types.length.viewport_percentage_units_small": r"sv(?:w|h|i|b|min|max)",
    "css.types.length.cap": r"cap",
    "css.types.length.ic": r"ic",
    "css.types.length.lh": r"lh",
    "css.types.length.rlh": r"rlh",
    "css.types.length.vi": r"vi",
    "css.types.length.vb": r"vb",
}
_UNIT = {path: re.compile(rf"[\d.](?:{unit})\b") for path, unit in UNITS.items()}
FORMS = {
    "css.properties.content.alt_text": r"^content:.*[\"')]\s*/",
    "css.properties.text-decoration.includes_color-and-style": (
        r"^text-decoration:\s*\S+\s+\S"
    ),
    "css.properties.text-overflow.two_value_syntax": r"^text-overflow:\s*\S+\s+\S",
    "css.selectors.nth-child.of_syntax": r":nth-child\([^()]*\sof\s",
    "css.at-rules.media.range_syntax": r"^@media\b.*[<>]",
    "css.at-rules.media.or_syntax": r"^@media\b.*\)\s+or\s",
}
"""What has no name to be looked up by."""

_PIECE = re.compile(r"\"[^\"\n]*\"|'[^'\n]*'|[^{};\"']+|[{};]")
_FUNCTION = re.compile(r"(?<![\w:-])([a-z][\w-]*)\(")
_WORD = re.compile(r"(?<![\w-])-?[a-z][\w-]*")
_PSEUDO = re.compile(r"::?([a-z-]+)")
_MEDIA = re.compile(r"\(\s*([a-z-]+)")


@dataclass
class _Block:
    """A block that is being read: what stands before it, and its last declaration."""

    said: str
    is_asked_for: bool = False
    """A browser was asked first whether it knows what is inside."""

    last: str = ""


def uses_of_sheet(text: str) -> Iterator[Use]:
    """Everything in a style sheet that a browser might not know.

    What stands in a block of `@supports` is known, and so is a declaration right below
    one of the same property: a browser that does not know the second keeps the first,
    unless it is one that an author has named.
    """
    line, said, around = 1, "", [_Block("")]
    for piece in _PIECE.findall(without_blocks(text)):
        if piece not in {"{", "}", ";"}:
            said += piece
            line += piece.count("\n")
            continue
        begins = line - said.lstrip().count("\n")
        for path in set(_uses(said.strip(), piece, around[-1])):
            yield Use(begins, path)
        if piece == "{":
            around.append(_inside(said.strip(), around[-1]))
        elif piece == "}" and len(around) > 1:
            around.pop()
        said = ""


def _inside(said: str, around: _Block) -> _Block:
    asks = said.startswith("@supports") and not said.startswith("@supports not")
    return _Block(said, is_asked_for=asks or around.is_asked_for)


def _uses(said: str, end: str, around: _Block) -> Iterator[str]:
    if around.is_asked_for:
        return
    if said.startswith("@"):
        yield from _at_rule(said)
    elif end == "{":
        yield from _selector(said, around.said)
    elif ":" in said:
        name, _, value = said.partition(":")
        plain = re.sub("^-(?:webkit|moz)-", "", name)
        if plain == around.last and not plain.startswith("--"):
            return
        around.last = plain
        yield from _declaration(name, value)
    yield from (path for path, form in FORMS.items() if re.search(form, said))


def _at_rule(said: str) -> Iterator[str]:
    name = re.split(r"[\s({]", said[1:], maxsplit=1)[0]
    # Where there is no asking for a container's width, the form for narrow ones stands.
    if name == "container" and re.fullmatch(r"@container \(min-width: [^()]*\)", said):
        return
    yield f"css.at-rules.{name}"
    if name == "media":
        yield from (f"css.at-rules.media.{one}" for one in _MEDIA.findall(said))


def _selector(said: str, around: str) -> Iterator[str]:
    if around and (not around.startswith("@") or "&" in said):
        yield "css.selectors.nesting"
    yield from (f"css.selectors.{name}" for name in _PSEUDO.findall(said))


def _declaration(name: str, value: str) -> Iterator[str]:
    if not name.startswith("--"):
        place = f"css.properties.{name}"
        yield place
        yield from (f"{place}.{word}" for word in _WORD.findall(value))
    for name in _FUNCTION.findall(value):
        yield from (f"css.types.{name}", f"css.types.color.{name}")
    yield from (path for path, unit in _UNIT.items() if unit.search(value))
