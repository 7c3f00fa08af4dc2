"""What a cell printed, as a terminal would show it: colours, and lines written anew."""

from __future__ import annotations

import re

from nbconvert.filters.ansi import ansi2html

_SIGN = re.compile(r"\x1b\[([0-9;]*)m")
_OTHER = re.compile(r"\x1b\[[0-9;?]*[A-Za-ln-z]|\x1b\][^\x07\x1b]*(?:\x07|\x1b\\)")
"""What moves a cursor, empties a screen or names a window: there is none here."""

_ALL, _GREY = 3, 48
_BASIC, _CUBE, _GREYS = 7, 16, 232
"""Of 256 colours: the last that is not bright, where the cube and the greys begin."""


def printed(text: str) -> str:
    """*text* as HTML; colours are classes of the page's style sheet."""
    plain = _SIGN.sub(_with_basic_colours, _OTHER.sub("", text))
    plain = plain.replace("\r\n", "\n")
    lines = (_last_written(line) for line in plain.split("\n"))
    return str(ansi2html("\n".join(lines)))


def _with_basic_colours(sign: re.Match[str]) -> str:
    """*sign* with the nearest of eight colours: only those can be read on any page."""
    codes, kept = sign[1].split(";"), []
    while codes:
        code = codes.pop(0)
        if code not in ("38", "48") or not codes:
            kept.append(code)
            continue
        many = {"5": 1, "2": 3}.get(codes.pop(0), 0)
        given = [int(one or 0) for one in codes[:many]]
        del codes[:many]
        if len(given) == many > 0:
            kept.append(str(int(code) - 8 + _nearest(given)))
    return f"\x1b[{';'.join(kept)}m" if kept else ""


def _nearest(given: list[int]) -> int:
    """Which of a terminal's colours is nearest to one of 256, or of all; 9 is none."""
    red, green, blue = given if len(given) == _ALL else _of_256(given[0])
    least, most = min(red, green, blue), max(red, green, blue)
    if most - least < _GREY:
        return 9
    half = (least + most) / 2
    return (red > half) + 2 * (green > half) + 4 * (blue > half)


def _of_256(number: int) -> tuple[int, int, int]:
    if number < _CUBE:
        bright = 255 if number > _BASIC else 170
        return tuple(bright * (number >> bit & 1) for bit in range(3))  # type: ignore[return-value]
    if number >= _GREYS:
        return 0, 0, 0
    red, rest = divmod(number - _CUBE, 36)
    return tuple(one * 51 for one in (red, *divmod(rest, 6)))  # type: ignore[return-value]


def progress_in(text: str) -> str:
    """The lines of *text* that were written anew, as those of a bar are."""
    lines = text.replace("\r\n", "\n").split("\n")
    return "\n".join(line for line in lines if "\r" in line)


def _last_written(line: str) -> str:
    """What is left of *line* after each return to its beginning, and each step back."""
    if "\r" not in line and "\b" not in line:
        return line
    shown: list[str] = []
    for piece in line.split("\r"):
        shown = _written_over(shown, piece)
    return "".join(shown)


def _written_over(shown: list[str], piece: str) -> list[str]:
    """*shown*, a character each with the colours before it, once *piece* covers it."""
    cells, at, colours, done = list(shown), 0, "", 0
    for sign in (*_SIGN.finditer(piece), None):
        for character in piece[done : sign.start() if sign else len(piece)]:
            if character == "\b":
                at = max(0, at - 1)
                continue
            cells[at : at + 1] = [colours + character]
            at, colours = at + 1, ""
        if sign:
            colours, done = colours + sign[0], sign.end()
    if colours:
        cells[at : at + 1] = [colours + "".join(cells[at : at + 1])]
    return cells
