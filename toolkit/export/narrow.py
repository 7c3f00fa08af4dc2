"""Which columns of a table are too narrow for their longest word.

Words are broken only there. Everywhere else each line ends after a whole word, which
is easier to read, and far quicker to set.
"""

from __future__ import annotations

from toolkit.written.markup import plain
from toolkit.written.nodes import Inline, Table

_WIDTH = 470.0
"""Points between the margins of a page."""

_INSET = 14.0
"""Points that a cell keeps free on its left and right, together."""

_CHARACTER = 5.6
"""Points that a character takes at most, but for a run of capitals."""


def narrow_columns(table: Table) -> list[bool]:
    """For each column of *table*, whether words in it may have to be broken."""
    columns, widths = table["columns"], table["widths"]
    if widths is None:
        # The columns share the page by what is in them, which only Typst knows.
        return [True] * len(columns)
    share = _WIDTH / sum(widths)
    held = zip(columns, *table["rows"], strict=True)
    return [
        _longest(cells) * _CHARACTER > width * share - _INSET
        for width, cells in zip(widths, held, strict=True)
    ]


def _longest(cells: tuple[list[Inline], ...]) -> int:
    words = (word for cell in cells for word in plain(cell).split())
    return max(map(len, words), default=0)
