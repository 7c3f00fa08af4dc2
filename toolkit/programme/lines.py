"""In which line of a TOML file a key stands: `tomllib` does not tell."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator

Path = tuple[str | int, ...]
"""Keys, and places in lists from 0, from the top of the file."""

_TOKEN = re.compile(
    r"""#[^\n]*|\"{3}.*?\"{3}|'{3}.*?'{3}|"(?:\\.|[^"\\\n])*"|'[^'\n]*'"""
    r"""|\[\[|\]\]|[\[\]{}=,\n]|[^\s\[\]{}=,#"']+""",
    re.DOTALL,
)
_HEADER = re.compile(r"^[ \t]*(\[{1,2})([^\[\]\n=]+)\]{1,2}[ \t]*(?:#.*)?$")


def lines_of(text: str) -> dict[Path, int]:
    """The line of every key and every table in *text*, which is TOML."""
    found: dict[Path, int] = {}
    counts: Counter[Path] = Counter()
    top: Path = ()
    tokens = _Tokens(text)
    for number, line in tokens.lines():
        if header := _HEADER.match(line):
            top = _named(header[2], counts, is_list=header[1] == "[[")
            found.setdefault(top, number)
            tokens.skip_line()
        else:
            _pairs(tokens, top, found)
    return found


class _Tokens:
    """The words and signs of a text, one after another."""

    def __init__(self, text: str) -> None:
        self._text = text
        self._at = 0

    @property
    def line(self) -> int:
        """The line that is read now."""
        return self._text.count("\n", 0, self._at) + 1

    def lines(self) -> Iterator[tuple[int, str]]:
        """Where reading stands, line by line, as long as there is one."""
        while self._at < len(self._text):
            before, end = self._at, self._text.find("\n", self._at)
            yield self.line, self._text[self._at : end if end >= 0 else None]
            if self._at == before:
                self.skip_line()

    def skip_line(self) -> None:
        """Go on behind the end of this line."""
        end = self._text.find("\n", self._at)
        self._at = len(self._text) if end < 0 else end + 1

    def next(self) -> str:
        """The next of them; "" at the end. Comments are none."""
        found = _TOKEN.search(self._text, self._at)
        if found is None:
            self._at = len(self._text)
            return ""
        self._at = found.end()
        return self.next() if found[0].startswith("#") else found[0]


def _named(name: str, counts: Counter[Path], *, is_list: bool) -> Path:
    """The path that a header names; in a list of tables the last of them is meant."""
    path: Path = ()
    keys = [key.strip().strip("\"'") for key in name.split(".")]
    for place, key in enumerate(keys):
        path = (*path, key)
        if is_list and place == len(keys) - 1:
            counts[path] += 1
        if counts[path]:
            path = (*path, counts[path] - 1)
    return path


def _pairs(tokens: _Tokens, top: Path, found: dict[Path, int]) -> None:
    """Read one line `key = value`, whatever follows from it on other lines."""
    key = tokens.next()
    if key in ("", "\n"):
        return
    _pair(tokens, top, key, found)


def _pair(tokens: _Tokens, top: Path, key: str, found: dict[Path, int]) -> None:
    path = (*top, *(part.strip("\"'") for part in key.split(".")))
    found.setdefault(path, tokens.line)
    while tokens.next() not in ("=", ""):
        pass
    _value(tokens, tokens.next(), path, found)


def _value(tokens: _Tokens, first: str, path: Path, found: dict[Path, int]) -> None:
    while first == "\n":
        first = tokens.next()
    if first in ("[", "[["):
        _items(tokens, path, found, opened=len(first))
    elif first == "{":
        _inline(tokens, path, found)


def _items(tokens: _Tokens, path: Path, found: dict[Path, int], *, opened: int) -> None:
    place = 0
    while (sign := tokens.next()) not in ("]", "]]", ""):
        if sign == ",":
            place += 1
        elif sign != "\n":
            here = (*path, place)
            found.setdefault(here, tokens.line)
            _value(tokens, sign, here, found)
    if opened > 1 and sign == "]":  # a list of lists: nobody is told of its inside
        _items(tokens, (*path, place), found, opened=1)


def _inline(tokens: _Tokens, path: Path, found: dict[Path, int]) -> None:
    while (sign := tokens.next()) not in ("}", ""):
        if sign not in (",", "\n"):
            _pair(tokens, path, sign, found)
