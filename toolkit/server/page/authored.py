"""An author's HTML: what it needs of a page's policy, and the nonces it is given.

Authors are trusted, and what participants write never gets into it.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from html.parser import HTMLParser
from itertools import accumulate, pairwise

_RUN = frozenset(
    {
        *("", "module", "importmap", "text/javascript", "application/javascript"),
        *("text/ecmascript", "application/ecmascript", "application/x-javascript"),
    }
)
"""The types of scripts that are run, or say where modules are; any other is data."""

_FROM = ("src", "href", "xlink:href")
_TEXT = frozenset({"textarea", "title"})
_WORTH_READING = re.compile(r"<(?:script|style|iframe|audio|video)\b|\bstyle\s*=", re.I)


@dataclass(frozen=True, slots=True)
class Authored:
    """What stands in some HTML, as far as a page has to allow it."""

    scripts: bool = False
    styled: bool = False
    media: bool = False
    frames: bool = False


def authored_in(pieces: Iterable[str]) -> Authored:
    """What stands in any of *pieces*."""
    found = [_read(piece) for piece in pieces if _WORTH_READING.search(piece)]
    names = {name for reader in found for name in reader.names}
    return Authored(
        scripts=any(reader.scripts for reader in found),
        styled="style=" in names,
        media=bool(names & {"audio", "video"}),
        frames="iframe" in names,
    )


def with_nonces(html: str, nonce: str) -> str:
    """*html*, whose inline scripts and styles carry *nonce*.

    A script that says where it comes from gets none: it would let any host in.
    """
    if not _WORTH_READING.search(html):
        return html
    reader = _read(html)
    starts = [0, *accumulate(len(line) + 1 for line in html.split("\n"))]
    places = sorted(
        starts[line - 1] + column + len(f"<{tag}")
        for (line, column), tag in (*reader.scripts, *reader.styles)
    )
    parts = [html[one:next_] for one, next_ in pairwise([0, *places, len(html)])]
    return f' nonce="{nonce}"'.join(parts)


def _read(html: str) -> _Reader:
    reader = _Reader()
    reader.feed(html)
    reader.close()
    return reader


class _Reader(HTMLParser):
    """Notes where scripts and styles begin; made for one piece of HTML."""

    def __init__(self) -> None:
        super().__init__()
        self.names: set[str] = set()
        self.scripts: list[tuple[tuple[int, int], str]] = []
        self.styles: list[tuple[tuple[int, int], str]] = []
        self._text = ""

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if self._text:
            return  # it only looks like one
        given = dict(attrs)
        self.names.add(tag)
        if given.get("style"):
            self.names.add("style=")
        if tag in _TEXT:
            self._text = tag
        if tag == "style":
            self.styles.append((self.getpos(), tag))
        if tag == "script" and _is_run(given):
            self.scripts.append((self.getpos(), tag))

    def handle_endtag(self, tag: str) -> None:
        if tag == self._text:
            self._text = ""


def _is_run(given: dict[str, str | None]) -> bool:
    kind = (given.get("type") or "").strip().lower()
    return kind in _RUN and not any(name in given for name in _FROM)
