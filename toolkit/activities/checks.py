"""Steps of checking an answer: what arrives may have been written by a stranger."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from datetime import date
from typing import Any, TypeVar

from toolkit.errors import AnswerError
from toolkit.model import JSON

OUT_OF_DATE = "This page is out of date. Reload it; nothing is lost."
"""Said when a value has a shape that no page of ours sends."""

_UNWRITABLE = re.compile("[\x00-\x08\x0b-\x1f\x7f\ud800-\udfff]")
"""Control characters and halves of characters: no database keeps them all."""

Item = TypeVar("Item")


def text_of(value: JSON, *, limit: int) -> str:
    """*value* as text that every database keeps; nothing at all is empty text.

    Raises:
        AnswerError: it is not text, or longer than *limit* characters.
    """
    if value is None:
        return ""
    if not isinstance(value, str):
        raise AnswerError(OUT_OF_DATE)
    text = _UNWRITABLE.sub("", value.replace("\r\n", "\n").replace("\r", "\n"))
    if len(text) > limit:
        raise AnswerError(
            f"This is {len(text):,} characters long; the limit is {limit:,}. "
            "Shorten it a little; until then it is kept on this device."
        )
    return text


def date_of(value: JSON) -> str:
    """*value* as an ISO date ("2023-01-20"), or empty text.

    Raises:
        AnswerError: it is not a date.
    """
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
    """*value* as a list of checked items; nothing at all is an empty list.

    Raises:
        AnswerError: it is not a list, or has more than *most* items.
    """
    if value is None:
        return []
    if not isinstance(value, list):
        raise AnswerError(OUT_OF_DATE)
    if len(value) > most:
        raise AnswerError(f"There is room for {most} {what} here. Take one away first.")
    return [check(item) for item in value]


def mapping_of(value: JSON) -> Mapping[str, Any]:
    """*value* as a mapping; nothing at all is an empty one.

    Raises:
        AnswerError: it is something else.
    """
    if value is None:
        return {}
    if not isinstance(value, dict):
        raise AnswerError(OUT_OF_DATE)
    return value


def is_filled(value: JSON) -> bool:
    """Whether anything has been answered: empty forms count as nothing."""
    if isinstance(value, dict):
        return any(is_filled(item) for item in value.values())
    if isinstance(value, list):
        return any(is_filled(item) for item in value)
    return bool(value.strip()) if isinstance(value, str) else value is not None


def in_words(day: str) -> str:
    """An ISO date as it is said: "Friday 20 January 2023"; empty text stays empty."""
    if not day:
        return ""
    moment = date.fromisoformat(day)
    return f"{moment:%A} {moment.day} {moment:%B %Y}"
