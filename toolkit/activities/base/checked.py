"""Readings of what a browser sent: each gives a plain value or refuses calmly."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from datetime import date
from typing import TypeVar

from toolkit.activities.base.shapes import Sent
from toolkit.errors import AnswerError, OutOfDateError
from toolkit.model import JSON
from toolkit.model.words_of import is_filled
from toolkit.model.writes import is_version

__all__ = [
    "UNKEEPABLE",
    "date_of",
    "fields_of",
    "index_of",
    "indexes_of",
    "is_filled",
    "list_of",
    "text_of",
]

# Control characters and halves of a surrogate pair cannot be stored or printed.
UNKEEPABLE = re.compile("[\x00-\x08\x0b-\x1f\x7f\ud800-\udfff]")

Item = TypeVar("Item")


def fields_of(value: JSON) -> Sent:
    """*value* as an object with named fields; nothing given has none."""
    if value is None:
        return {}
    if not isinstance(value, dict):
        raise OutOfDateError
    return value


def text_of(value: JSON, *, limit: int) -> str:
    """*value* as text of at most *limit* characters; nothing given is empty text."""
    if value is None:
        return ""
    if not isinstance(value, str):
        raise OutOfDateError
    plain = UNKEEPABLE.sub("", value.replace("\r\n", "\n").replace("\r", "\n"))
    if len(plain) > limit:
        raise AnswerError(too_long(len(plain), limit))
    return plain


def too_long(length: int, limit: int) -> str:
    """What somebody reads whose words do not fit: by how much, and what holds."""
    over = length - limit
    many = f"{over:,} characters" if over > 1 else "1 character"
    return (
        f"{many} too many: shorten it, nothing is cut. What was saved last stays saved."
    )


def date_of(value: JSON) -> str:
    """*value* as an ISO date ("2023-01-20"), or empty text."""
    text = text_of(value, limit=40).strip()
    if not text:
        return ""
    try:
        return date.fromisoformat(text).isoformat()
    except ValueError:
        raise AnswerError(
            "This is not a date that can be kept. Choose a day, such as 20/01/2023."
        ) from None


def list_of(
    value: JSON, check: Callable[[JSON], Item], *, most: int, what: str
) -> list[Item]:
    """*value* as a list of checked items, *most* at most; nothing given is empty."""
    if value is None:
        return []
    if not isinstance(value, list):
        raise OutOfDateError
    if len(value) > most:
        raise AnswerError(f"There is room for {most} {what} here. Take one away first.")
    return [check(item) for item in value]


def index_of(value: JSON, options: Sequence[object]) -> int:
    """*value* as the position of one of *options*."""
    if type(value) is not int or not 0 <= value < len(options):
        raise OutOfDateError
    return value


def indexes_of(value: JSON, options: Sequence[object]) -> list[int]:
    """*value* as positions of some of *options*, in order, none twice."""
    if not isinstance(value, list) or len(value) > len(options):
        raise OutOfDateError
    return sorted({index_of(index, options) for index in value})


def version_of(value: JSON) -> int:
    """*value* as the version of an answer that somebody had before them."""
    if not is_version(value):
        raise OutOfDateError
    return value
