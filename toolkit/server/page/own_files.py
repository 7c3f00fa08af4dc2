"""The files beside a notebook that its page names: pictures, sounds, films, frames.

Authors write their addresses as they are beside the notebook; on the page they lead to
where the server has them. Nothing is served that no page names.
"""

from __future__ import annotations

import posixpath
import re
from collections.abc import Iterator
from html import escape, unescape
from html.parser import HTMLParser
from itertools import count
from pathlib import Path
from typing import NamedTuple
from urllib.parse import quote, unquote, urlsplit

from toolkit.files import may_show

ASSETS = "assets/"
"""Files in this folder are there for people, whether a page names them or not."""

FILES = "files/"
"""Below it the page's address has whatever else it names."""

_SHOWN = frozenset(
    (
        *((tag, "src") for tag in ("img", "source", "video", "audio", "track")),
        *((tag, "src") for tag in ("iframe", "embed", "script", "input")),
        *(("video", "poster"), ("object", "data")),
        *(("image", "href"), ("image", "xlink:href")),
    )
)
_LED_TO = frozenset((("a", "href"), ("link", "href"), ("area", "href")))
_ELSEWHERE = re.compile(r"(?:[a-z][a-z0-9+.-]*:|[/\\?#])", re.IGNORECASE)
_WORTH_READING = re.compile(r"\b(?:src|srcset|href|poster|data)\s*=", re.IGNORECASE)
_TAG = re.compile(r"<[^\s/>]+")
_ATTRIBUTE = re.compile(
    r"""(?P<name>[^\s"'/>=]+)(?:\s*=\s*(?P<value>"[^"]*"|'[^']*'|[^\s"'>]+))?"""
)


class Attribute(NamedTuple):
    """An attribute as it stands in a tag, and where its value does."""

    name: str
    value: str
    begins: int
    ends: int


class OwnFiles:
    """Puts the addresses of one notebook's files right, while its page is being made.

    Afterwards `named` are the files in *folder* that the page names, beside those in
    `assets`. *url* comes before their addresses.
    """

    def __init__(self, url: str = "", folder: Path | None = None) -> None:
        self.url = url
        self.folder = folder
        self.named: set[str] = set()
        self._numbers = count(1)

    def place(self, kind: str) -> str:
        """An id that nothing else on the page has."""
        return f"{kind}-{next(self._numbers)}"

    def html(self, source: str) -> str:
        """*source*, an author's HTML, with the addresses that the page needs."""
        if not _WORTH_READING.search(source):
            return source
        pieces, done = [], 0
        for begins, tag, raw in tags_in(source):
            pieces += [source[done:begins], self._tag(tag, raw)]
            done = begins + len(raw)
        return "".join((*pieces, source[done:]))

    def _tag(self, tag: str, raw: str) -> str:
        pieces, done = [], 0
        for one in _attributes(raw):
            if (value := self._value(tag, one)) is not None:
                pieces += [raw[done : one.begins], value]
                done = one.ends
        return "".join((*pieces, raw[done:]))

    def _value(self, tag: str, one: Attribute) -> str | None:
        """What comes in place of the attribute's value, if anything else does."""
        leads = (tag, one.name) in _LED_TO
        if one.name == "srcset" and "data:" not in one.value:
            address = ", ".join(map(self._candidate, one.value.split(",")))
        elif leads or (tag, one.name) in _SHOWN:
            address = self.address(one.value.strip(), leads=leads)
        else:
            return None
        return f'"{escape(address)}"' if address != one.value else None

    def _candidate(self, said: str) -> str:
        """One of the pictures of a `srcset`, with its size."""
        address, *size = said.split() or [""]
        return " ".join((self.address(address), *size))

    def address(self, given: str, *, leads: bool = False) -> str:
        """Where what the author calls *given* is; what no file is stays as it is.

        A link *leads* to a page unless there is a file; what is shown is one.
        """
        try:
            parts = urlsplit(given)
        except ValueError:
            return given
        if not given or _ELSEWHERE.match(given):
            return given
        path = posixpath.normpath(unquote(parts.path))
        is_there = self._is_there(path)
        if path.startswith("../") or (leads and not is_there):
            return given
        rest = f"?{parts.query}" if parts.query else ""
        rest += f"#{parts.fragment}" if parts.fragment else ""
        if path.startswith(ASSETS):
            return f"{self.url}{quote(path)}{rest}"
        if is_there:
            self.named.add(path)
        return f"{self.url}{FILES}{quote(path)}{rest}"

    def _is_there(self, path: str) -> bool:
        return self.folder is not None and may_show(self.folder, path) is not None


def _attributes(raw: str) -> Iterator[Attribute]:
    begins = _TAG.match(raw)
    for found in _ATTRIBUTE.finditer(raw, begins.end() if begins else 0):
        value = found["value"]
        if value is not None:
            text = value[1:-1] if value[0] in "\"'" else value
            span = found.span("value")
            yield Attribute(found["name"].lower(), unescape(text), *span)


def tags_in(source: str) -> list[tuple[int, str, str]]:
    """Each tag that opens something: its place, its name and how it is written."""
    return _Reader(source).tags()


class _Reader(HTMLParser):
    """Finds the tags that open something, and not what only looks like one."""

    def __init__(self, source: str) -> None:
        super().__init__(convert_charrefs=False)
        self._source = source
        self._lines = [0, *(m.end() for m in re.finditer("\n", source))]
        self._found: list[tuple[int, str, str]] = []

    def tags(self) -> list[tuple[int, str, str]]:
        self.feed(self._source)
        self.close()
        return self._found

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:  # noqa: ARG002
        line, column = self.getpos()
        raw = self.get_starttag_text() or ""
        self._found.append((self._lines[line - 1] + column, tag, raw))
