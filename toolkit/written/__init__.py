"""What people write: light Markdown with formulas, read by one rule for every place.

Page, wall, screen and paper draw what `read_markup` and its like give, which is plain
data; nothing in it is ever obeyed.
"""

from __future__ import annotations

from toolkit.written.characters import clean
from toolkit.written.markup import (
    plain,
    read_line,
    read_lines,
    read_markup,
    read_programme,
)

__all__ = [
    "clean",
    "plain",
    "read_line",
    "read_lines",
    "read_markup",
    "read_programme",
]
