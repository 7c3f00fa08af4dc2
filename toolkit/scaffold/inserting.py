"""A table put into `programme.toml`, and every byte that was there kept."""

from __future__ import annotations

import tomllib
from collections.abc import Iterator
from typing import Any

from toolkit.errors import ToolkitError

_TABLES = "workshops"


def with_workshop(text: str, table: str, *, at: int) -> str:
    """*text* with *table*, a `[[workshops]]`, as the workshop number *at* from 0.

    Raises:
        ToolkitError: *text* lists its workshops in a form that takes no such table.
    """
    ends = "\r\n" if "\r\n" in text else "\n"
    wanted = _parsed(text)
    wanted[_TABLES].insert(at, _parsed(table)[_TABLES][0])
    for place in _places(text):
        found = _put(text, table.replace("\n", ends), place=place, ends=ends)
        if _is(found, wanted):
            return found
    raise ToolkitError(
        "programme.toml lists its workshops in a form that nothing can be added to. "
        "Nothing was changed. Write each workshop below a line [[workshops]] of its "
        f"own, or add this yourself:\n\n{table}"
    )


def _put(text: str, table: str, *, place: int, ends: str) -> str:
    """*table* at *place*, with an empty line before and after it."""
    before, after = text[:place], text[place:]
    ended = "" if before.endswith("\n") or not before else ends
    above = ends if before else ""
    below = ends if after and after[0] not in "\r\n" else ""
    return f"{before}{ended}{above}{table}{below}{after}"


def _places(text: str) -> Iterator[int]:
    """Where a table could begin: before the comments on what follows.

    The end of the file comes last. Whether it is a place at all is seen by trying: a
    line within a text of several lines may look like a table.
    """
    position = end = 0
    for line in text.splitlines(keepends=True):
        written = line.strip()
        if written.startswith("["):
            yield end
        position += len(line)
        if written and not written.startswith("#"):
            end = position
    yield end
    yield len(text)


def _parsed(text: str) -> dict[str, Any]:
    return tomllib.loads(text.replace("\r\n", "\n"))


def _is(text: str, wanted: dict[str, Any]) -> bool:
    try:
        return _parsed(text) == wanted
    except tomllib.TOMLDecodeError:
        return False
