"""Which characters the fonts of a document can draw."""

from __future__ import annotations

import functools
import json
import re
import unicodedata

from toolkit.files import EXPORT

FONTS = EXPORT / "fonts"
DRAWABLE = FONTS / "drawable.json"

REPLACEMENT = "\N{REPLACEMENT CHARACTER}"

_LONG_WORD = re.compile(r"[^\s\u200b\u00ad]{26,}")
_BREAK_AFTER = re.compile(r"((?:\w{14}|[/._?&=-]|\W{14}))(?=.)")
_JOINERS = frozenset("\t\n\r\u00ad\u200b\u200c\u200d\u200e\u200f\u2060\ufe0e\ufe0f")
_EMOJI_TAGS = range(0xE0000, 0xE0080)
_RIGHT_TO_LEFT = {"R": "he", "AL": "ar"}


def drawable(text: str) -> str:
    """*text* as the fonts can draw it, with places where a long word may break."""
    if not text.isascii():
        text = "".join(map(_drawn, text))
    return _LONG_WORD.sub(lambda word: _BREAK_AFTER.sub("\\1\u200b", word[0]), text)


def right_to_left_language(text: str) -> str | None:
    """The language to set *text* in when it begins in a right-to-left script."""
    for character in text:
        direction = unicodedata.bidirectional(character)
        if direction in _RIGHT_TO_LEFT:
            return _RIGHT_TO_LEFT[direction]
        if direction == "L":
            return None
    return None


@functools.cache
def _covered() -> frozenset[int]:
    ranges = json.loads(DRAWABLE.read_text("ascii"))
    return frozenset(code for low, high in ranges for code in range(low, high + 1))


@functools.lru_cache(maxsize=4096)
def _drawn(character: str) -> str:
    code = ord(character)
    if code in _EMOJI_TAGS:
        return ""
    known = character in _JOINERS or code in _covered()
    return character if known else REPLACEMENT
