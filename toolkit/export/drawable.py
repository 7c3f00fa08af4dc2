"""Write down which characters the packaged fonts can draw.

Run `python -m toolkit.export.drawable` after changing a font. It needs fontTools,
which documents themselves do without.
"""

from __future__ import annotations

import json
from collections.abc import Iterable
from pathlib import Path

from fontTools.ttLib import TTFont  # type: ignore[import-untyped]

from toolkit.export.characters import DRAWABLE, FONTS


def ranges_of(fonts: Iterable[Path]) -> list[list[int]]:
    """The code points that at least one of *fonts* has, as [first, last] pairs."""
    codes: set[int] = set()
    for path in fonts:
        with TTFont(path, lazy=True) as font:
            codes.update(font.getBestCmap())
    ranges: list[list[int]] = []
    for code in sorted(codes):
        if ranges and code == ranges[-1][1] + 1:
            ranges[-1][1] = code
        else:
            ranges.append([code, code])
    return ranges


def write_drawable() -> None:
    """Bring drawable.json up to date with the fonts beside it."""
    ranges = ranges_of(FONTS.glob("*.ttf"))
    DRAWABLE.write_text(json.dumps(ranges, separators=(",", ":")), "ascii")


if __name__ == "__main__":
    write_drawable()
