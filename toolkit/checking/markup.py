"""What stands in Markdown and HTML: pictures, links, and what else is fetched."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from html.parser import HTMLParser
from typing import Any

import mistune

from toolkit.checking.written import Cell, Checked
from toolkit.model import JSON

_FETCHING = {
    "script": "src",
    "iframe": "src",
    "video": "src",
    "audio": "src",
    "source": "src",
    "track": "src",
    "embed": "src",
    "object": "data",
    "link": "href",
}
_HOST = re.compile(r"(?:https?:|wss?:)?//[^\s\"'()<>`]+", re.I)
_VIEW = "application/vnd.jupyter.widget-view+json"
_read = mistune.create_markdown(renderer="ast", plugins=["table"])


@dataclass(frozen=True, slots=True)
class Mark:
    """One address in a cell: a "picture", a "link", or something "fetched".

    `words` are the alternative text of a picture; None where there is none at all.
    """

    what: str
    address: str
    cell: Cell
    words: str | None = None

    @property
    def line(self) -> int | None:
        """The line of the cell in which the address is typed, if it is."""
        return self.cell.line_of(self.address)


def marks(checked: Checked) -> Sequence[Mark]:
    """Everything in Markdown cells, and in what cells show."""
    return checked.once("marks", lambda it: tuple(_marks(it)))


def _marks(checked: Checked) -> Iterator[Mark]:
    for cell in checked.written.cells:
        if not cell.is_code:
            yield from in_markdown(cell.source, cell)
    seen = set()
    for cell, data in _outputs(checked):
        for mark in _in_data(data, cell):
            if mark not in seen:
                seen.add(mark)
                yield mark


def in_markdown(source: str, cell: Cell) -> Iterator[Mark]:
    """What stands in *source*, HTML included."""
    yield from _in_tokens(_read(source), cell)  # type: ignore[arg-type]


def in_html(source: str, cell: Cell) -> Iterator[Mark]:
    """What stands in the HTML *source*."""
    reader = _Reader(cell)
    reader.feed(source)
    reader.close()
    yield from reader.found


def _outputs(checked: Checked) -> Iterator[tuple[Cell, Mapping[str, JSON]]]:
    if checked.run is None:
        return
    for ran in checked.run.cells.values():
        for output in ran.outputs:
            data = output.get("data", {})
            if _VIEW not in data:
                yield checked.written.cell(ran.cell), data


def _in_data(data: Mapping[str, JSON], cell: Cell) -> Iterator[Mark]:
    for mime in ("text/html", "image/svg+xml"):
        if mime in data:
            yield from in_html(str(data[mime]), cell)
    if "text/markdown" in data:
        yield from in_markdown(str(data["text/markdown"]), cell)
    if "application/javascript" in data:
        yield from _hosts(str(data["application/javascript"]), cell)


def _in_tokens(tokens: Iterable[Mapping[str, Any]], cell: Cell) -> Iterator[Mark]:
    for token in tokens:
        address = token.get("attrs", {}).get("url", "")
        children = token.get("children", ())
        match token["type"]:
            case "image":
                yield Mark("picture", address, cell, words=_words(children))
            case "link":
                yield Mark("link", address, cell)
            case "block_html" | "inline_html":
                yield from in_html(token["raw"], cell)
        if token["type"] != "image":
            yield from _in_tokens(children, cell)


def _words(tokens: Iterable[Mapping[str, Any]]) -> str:
    return "".join(
        token.get("raw", "") or _words(token.get("children", ())) for token in tokens
    )


def _hosts(text: str, cell: Cell) -> Iterator[Mark]:
    """Addresses of other hosts in a script or a style sheet."""
    for found in _HOST.findall(text):
        if not found.startswith(("http://www.w3.org", "https://www.w3.org", "//#")):
            yield Mark("fetched", found, cell)


class _Reader(HTMLParser):
    """Collects the marks of some HTML; made for one piece of it."""

    def __init__(self, cell: Cell) -> None:
        super().__init__()
        self.found: list[Mark] = []
        self._cell = cell
        self._inside = ""

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        given = {name: value or "" for name, value in attrs}
        cell = self._cell
        if tag == "img":
            words = given.get("alt") if "alt" in given else None
            self.found.append(Mark("picture", given.get("src", ""), cell, words=words))
        elif tag == "a" and "href" in given:
            self.found.append(Mark("link", given["href"], cell))
        elif given.get(_FETCHING.get(tag, "")):
            self.found.append(Mark("fetched", given[_FETCHING[tag]], cell))
        for name in ("style", "srcset", "poster", "action"):
            self.found += _hosts(given.get(name, ""), cell)
        self._inside = tag if tag in ("script", "style") else ""

    def handle_endtag(self, tag: str) -> None:
        if tag == self._inside:
            self._inside = ""

    def handle_data(self, data: str) -> None:
        if self._inside:
            self.found += _hosts(data, self._cell)
