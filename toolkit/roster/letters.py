"""Which letters the bytes of a text file are."""

from __future__ import annotations

import codecs
import re

from toolkit.errors import RosterError

READINGS = {
    "cp1252": "Western European, as Windows writes it",
    "mac_roman": "Western European, as older Macs write it",
    "cp1250": "Central European, as Windows writes it",
    "cp850": "Western European, as DOS writes it",
}
"""How a file may be read whose bytes do not say it, by what Python calls that."""

MARKS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
GUESSED = (
    "The file does not say how its letters are written. They were read as {reading}, "
    "which gives: {words}. If that is wrong, save the file as “CSV UTF-8”."
)
UNCERTAIN = (
    "It is not certain how the letters of this file are written. As {reading} they "
    "are: {words}. Look at the names: if they are wrong, choose another reading, or "
    "save the file as “CSV UTF-8”."
)
NO_TEXT = (
    "This file is no text and no spreadsheet that can be read. Save the table as "
    "“Excel workbook (.xlsx)” or as “CSV UTF-8”."
)
_LIKELY = re.compile("[À-ÖØ-öø-ÿŠšŽžŒœ\xa0\u2013\u2018\u2019“”…]")
_TOLD = 5
"""How many words are shown by which somebody sees whether they were read well."""


def read_letters(data: bytes, reading: str = "") -> tuple[str, str]:
    """The text in *data*, and what is to be said of how it was read.

    *reading* says how, where somebody has chosen.

    Raises:
        RosterError: it is no text.
    """
    if reading in READINGS:
        return _decoded(data, reading), ""
    for mark, name in MARKS:
        if data.startswith(mark):
            return _decoded(data, name), ""
    if b"\0" in data:
        return _without_mark(data), ""
    try:
        return data.decode("utf-8"), ""
    except UnicodeDecodeError:
        return _guessed(data)


def readings(data: bytes) -> dict[str, str]:
    """Words with accents as each reading has them; none if nothing is uncertain."""
    _, told = read_letters(data)
    if not told:
        return {}
    return {name: _accented(_decoded(data, name)) for name in READINGS}


def _guessed(data: bytes) -> tuple[str, str]:
    text = _decoded(data, "cp1252")
    odd = [each for each in text if not (each.isascii() or _LIKELY.match(each))]
    told = UNCERTAIN if odd else GUESSED
    return text, told.format(reading=READINGS["cp1252"], words=_accented(text))


def _accented(text: str) -> str:
    words = [each for each in re.split(r'[\s,;"]+', text) if not each.isascii()]
    return ", ".join(list(dict.fromkeys(words))[:_TOLD])


def _without_mark(data: bytes) -> str:
    """Two bytes a letter: of most letters here one of them is nothing."""
    low, high = data[1::2].count(0), data[0::2].count(0)
    return _decoded(data, "utf-16-le" if low >= high else "utf-16-be")


def _decoded(data: bytes, name: str) -> str:
    strict = name.startswith("utf")
    try:
        text = data.decode(name, "strict" if strict else "replace")
    except UnicodeDecodeError:
        raise RosterError(NO_TEXT) from None
    if "\0" in text or _is_noise(text):
        raise RosterError(NO_TEXT)
    return text


def _is_noise(text: str) -> bool:
    return sum(each < " " and each not in "\t\r\n\f\v" for each in text) > 0
