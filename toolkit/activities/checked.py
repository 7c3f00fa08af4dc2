"""Readings of what a browser sent: each gives a plain value or refuses calmly."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Any

from toolkit.errors import AnswerError

OUT_OF_DATE = "This page is out of date. Reload it; nothing is lost."
"""Said when a value has a shape that no page of ours sends."""

# Control characters and halves of a surrogate pair cannot be stored or printed.
UNKEEPABLE = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f\ud800-\udfff]")


def fields_of(value: object) -> dict[str, Any]:
    """*value* as an object with named fields."""
    if not isinstance(value, dict):
        raise AnswerError(OUT_OF_DATE)
    return value


def text_of(value: object, *, limit: int) -> str:
    """*value* as text of at most *limit* characters; nothing given is empty text."""
    if value is None:
        return ""
    if not isinstance(value, str):
        raise AnswerError(OUT_OF_DATE)
    plain = UNKEEPABLE.sub("", value.replace("\r\n", "\n").replace("\r", "\n"))
    if len(plain) > limit:
        raise AnswerError(
            f"This is {len(plain):,} characters long; the limit is {limit:,}. "
            "Shorten it a little; until then it is kept on this device."
        )
    return plain


def texts_of(value: object, *, count: int, limit: int) -> list[str]:
    """*value* as exactly *count* texts."""
    if not isinstance(value, list) or len(value) != count:
        raise AnswerError(OUT_OF_DATE)
    return [text_of(text, limit=limit) for text in value]


def index_of(value: object, options: Sequence[object]) -> int:
    """*value* as the position of one of *options*."""
    if type(value) is not int or not 0 <= value < len(options):
        raise AnswerError(OUT_OF_DATE)
    return value


def indexes_of(value: object, options: Sequence[object]) -> list[int]:
    """*value* as positions of some of *options*, in order, none twice."""
    if not isinstance(value, list) or len(value) > len(options):
        raise AnswerError(OUT_OF_DATE)
    return sorted({index_of(index, options) for index in value})
