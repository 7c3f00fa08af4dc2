"""What stands in Markdown and HTML: pictures, links, and what else is fetched."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from html.parser import HTMLParser
from typing import Any
from urllib.parse import unquote

import mistune

from toolkit.checking.asked import Asked, asked_by_script, asked_by_style
from toolkit.checking.sheets import sheet_cell
from toolkit.checking.written import Cell, Checked
from toolkit.model import JSON
from toolkit.model.contents import chart_mime

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
_SCRIPT = "application/javascript"
_SCRIPTS = {
    **dict.fromkeys(("", "text/javascript", _SCRIPT), "script"),
    "module": "module",
}
"""By the type that a `<script>` says it is; any other is data."""
_MAGIC = re.compile(r"\s*%%(javascript|js|html)\b[^\n]*\n(.*)", re.DOTALL)
_MAGICS = {"javascript": _SCRIPT, "js": _SCRIPT, "html": "text/html"}
_VIEW = "application/vnd.jupyter.widget-view+json"
_read = mistune.create_markdown(renderer="ast", plugins=["table"])


@dataclass(frozen=True, slots=True)
class Mark:
    """One address in a cell: a "picture", a "link", or something "fetched".

    Something that a script may come to ask is "perhaps" fetched. Or it is a "script",
    or a "module", and its `address` is the text of it.

    `words` are the alternative text of a picture; None where there is none at all.
    """

    what: str
    address: str
    cell: Cell
    words: str | None = None

    @property
    def line(self) -> int | None:
        """The line of the cell in which the address is typed, if it is."""
        return self.cell.line_of(self.typed or "()") if not self.is_script else None

    @property
    def typed(self) -> str:
        """The address as its author wrote it: Markdown writes "%20" for a space."""
        is_so = self.address in self.cell.source
        return self.address if is_so else unquote(self.address)

    @property
    def is_script(self) -> bool:
        """Whether it is one that stands here, and not an address."""
        return self.what in ("script", "module")


def marks(checked: Checked) -> Sequence[Mark]:
    """Everything in Markdown cells, and in what cells show."""
    return checked.once("marks", lambda it: tuple(_marks(it)))


def _marks(checked: Checked) -> Iterator[Mark]:
    for cell in (*checked.written.cells, sheet_cell(checked)):
        if not cell.is_code:
            yield from in_markdown(cell.source, cell)
        elif checked.is_unrun(cell) and (magic := _MAGIC.match(cell.source)):
            yield from in_data({_MAGICS[magic[1]]: magic[2]}, cell)
    seen = set()
    for cell, data in _outputs(checked):
        for mark in in_data(data, cell):
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
    """What cells show; of a chart, which pages draw themselves, not its HTML."""
    if checked.run is None:
        return
    for ran in checked.run.cells.values():
        for output in ran.outputs:
            data = output.get("data", {})
            if _VIEW not in data and chart_mime(data) is None:
                yield checked.written.cell(ran.cell), data


def in_data(data: Mapping[str, JSON], cell: Cell) -> Iterator[Mark]:
    """What stands in an output of *cell*, by the types in which it is given."""
    for mime in ("text/html", "image/svg+xml"):
        if mime in data:
            yield from in_html(str(data[mime]), cell)
    if "text/markdown" in data:
        yield from in_markdown(str(data["text/markdown"]), cell)
    if _SCRIPT in data:
        yield Mark("script", str(data[_SCRIPT]), cell)
        yield from _fetched(asked_by_script(str(data[_SCRIPT])), cell)


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
    """Addresses of other hosts in an attribute that is fetched."""
    for found in _HOST.findall(text):
        if not found.startswith("//#"):
            yield Mark("fetched", found, cell)


def _fetched(asked: Iterable[Asked], cell: Cell) -> Iterator[Mark]:
    """What a script or a style sheet of a cell asks other hosts."""
    for one in asked:
        yield Mark("fetched" if one.is_called else "perhaps", one.address, cell)


class _Reader(HTMLParser):
    """Collects the marks of some HTML; made for one piece of it."""

    def __init__(self, cell: Cell) -> None:
        super().__init__()
        self.found: list[Mark] = []
        self._cell = cell
        self._inside = ""
        self._script = ""
        self._text = ""

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
        for name in ("srcset", "poster", "action"):
            self.found += _hosts(given.get(name, ""), cell)
        self.found += _fetched(asked_by_style(given.get("style", "")), cell)
        for name in (name for name in given if name.startswith("on")):
            self.found += _fetched(asked_by_script(given[name]), cell)
        is_here = tag == "script" and not given.get("src")
        self._script = _SCRIPTS.get(given.get("type", ""), "") if is_here else ""
        self._text = ""
        self._inside = tag if tag in ("script", "style") else ""

    def handle_endtag(self, tag: str) -> None:
        if tag == "script" and self._script and self._text.strip():
            self.found.append(Mark(self._script, self._text, self._cell))
            self.found += _fetched(asked_by_script(self._text), self._cell)
        if tag == self._inside == "style":
            self.found += _fetched(asked_by_style(self._text), self._cell)
        if tag == self._inside:
            self._inside = self._script = ""

    def handle_data(self, data: str) -> None:
        self._text += data
