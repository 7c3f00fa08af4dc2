"""An author's HTML, so that it ends where it should and the page goes on after it.

In JupyterLab every output has an element of its own, which a script fills: a `<div>`
that is never closed ends with it. A page that is sent as one text has to see to that.
"""

from __future__ import annotations

from html.parser import HTMLParser
from itertools import accumulate

_VOID = frozenset(
    {
        *("area", "base", "br", "col", "embed", "hr", "img", "input", "link"),
        *("meta", "param", "source", "track", "wbr"),
    }
)
_ENDS_ALONE = frozenset(
    {
        *("p", "li", "dt", "dd", "option", "optgroup", "rt", "rp"),
        *("td", "th", "tr", "tbody", "thead", "tfoot", "caption", "colgroup"),
        *("html", "head", "body"),
    }
)
"""They end with what is around them, and closing one twice would make another."""

_MANNERS = frozenset(
    {
        *("a", "b", "big", "code", "em", "font", "i", "nobr"),
        *("s", "small", "strike", "strong", "tt", "u"),
    }
)
"""Browsers go on in these after what is around them has ended, until they end, too."""

_DRAWINGS = frozenset({"svg", "math"})
"""Inside these, and nowhere else, `/>` closes what it opens."""


def balanced(html: str) -> str:
    """*html* without ends of what it never began, and with those that it lacks."""
    if "<" not in html:
        return html
    reader = _Reader(html)
    reader.feed(html)
    reader.close()
    return reader.balanced()


class _Reader(HTMLParser):
    """Knows what is open; made for one text."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self._html = html
        self._lines = [0, *accumulate(len(line) + 1 for line in html.split("\n"))]
        self._open: list[str] = []
        self._surplus: list[int] = []

    def balanced(self) -> str:
        pieces, done = [], 0
        for begins in self._surplus:
            pieces.append(self._html[done:begins])
            done = self._html.find(">", begins) + 1 or len(self._html)
        ends = (f"</{tag}>" for tag in reversed(self._open) if tag not in _ENDS_ALONE)
        return "".join((*pieces, self._html[done:], *ends))

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:  # noqa: ARG002
        if tag not in _VOID:
            self._open.append(tag)

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        # Of a drawing that is empty nothing is left open; a `<div/>` is.
        if _DRAWINGS.isdisjoint((tag, *self._open)):
            self.handle_starttag(tag, attrs)

    def handle_endtag(self, tag: str) -> None:
        if tag in self._open:
            last = len(self._open) - 1 - self._open[::-1].index(tag)
            later = self._open[last + 1 :]
            is_manner = tag in _MANNERS
            kept = later if is_manner else [one for one in later if one in _MANNERS]
            self._open[last:] = kept
        elif tag not in _VOID | _MANNERS and tag != "p":
            line, column = self.getpos()
            self._surplus.append(self._lines[line - 1] + column)
