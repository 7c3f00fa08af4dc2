"""What a text makes use of, and where."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

_KEPT = r"(?P<kept>`(?:\\.|[^`\\])*`|\"(?:\\.|[^\"\\\n])*\"|'(?:\\.|[^'\\\n])*')"
_BLOCKS = re.compile(rf"{_KEPT}|/\*.*?\*/", re.S)
_NOTES = re.compile(rf"{_KEPT}|//[^\n]*|/\*.*?\*/", re.S)
_TEXT = re.compile(r"\"(?:\\.|[^\"\\\n])*\"|'(?:\\.|[^'\\\n])*'")
_EXCUSE = re.compile(r"floor:\s*\S")
_COMMENT = re.compile(r"^\s*(?://|/\*|\*|<!--|\{#)")


@dataclass(frozen=True)
class Use:
    """A feature by its path in MDN's data, and the line that uses it."""

    line: int
    path: str


def without_notes(script: str) -> str:
    """*script* with as many lines, and nothing in them that only people read."""
    return _NOTES.sub(lambda found: found["kept"] or _empty(found[0]), script)


def without_blocks(sheet: str) -> str:
    """*sheet* without its comments, of which there is one kind, in as many lines."""
    return _BLOCKS.sub(lambda found: found["kept"] or _empty(found[0]), sheet)


def without_texts(text: str) -> str:
    """*text* without what stands between quotes."""
    return _TEXT.sub('""', text)


def lines_of(text: str) -> Iterator[tuple[int, str]]:
    """The lines of *text*, from one on."""
    yield from enumerate(text.splitlines(), 1)


def is_excused(text: str, line: int) -> bool:
    """Whether a reason stands on that line, or in the comment right above it."""
    lines = text.splitlines()
    beside = [lines[line - 1]]
    for above in reversed(lines[: line - 1]):
        if not _COMMENT.match(above) and "*/" not in above:
            break
        beside.append(above)
    return any(_EXCUSE.search(each) for each in beside)


def _empty(comment: str) -> str:
    return "\n" * comment.count("\n") or " "
