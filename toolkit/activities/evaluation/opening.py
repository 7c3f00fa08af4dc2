"""From when on an evaluation is asked, and for how long somebody is reminded of it."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime, timedelta

from toolkit.activities.evaluation.shapes import EvaluationFace
from toolkit.model import LocalTime
from toolkit.model.dates import hour, weekday_in_words
from toolkit.programme import Plan

REMINDED_FOR = timedelta(days=14)

OPENS = {
    "today": "It opens today at {hour}, when the workshop is over.",
    "day": "It opens on {day}.",
    "unknown": "It opens when the workshop is over; the day is to be announced.",
}


def opens_at(face: EvaluationFace, plans: Iterable[Plan]) -> datetime | None:
    """The moment from which on it is asked; None while its day is not known."""
    plan = next((one for one in plans if one.name == face["after"]), None)
    if plan is None or plan.when is None:
        return None
    apart = timedelta(weeks=face["weeks"]) - timedelta(minutes=face["early"])
    return plan.when.ends + apart


def is_open(
    face: EvaluationFace, opens: datetime | None, now: datetime, *, was_there: bool
) -> bool:
    """Whether it is asked: without a date, once somebody *was_there*."""
    if not face["after"]:
        return True
    return was_there if opens is None else opens <= now


def in_words(opens: datetime | None, now: datetime, local: LocalTime) -> str:
    """When it opens, for who has come too early."""
    if opens is None:
        return OPENS["unknown"]
    if local.day(opens) == local.day(now):
        return OPENS["today"].format(hour=hour(local.at(opens)))
    return OPENS["day"].format(day=weekday_in_words(local.day(opens)))


def is_recent(opens: datetime | None, now: datetime) -> bool:
    """Whether one should still be reminded of it."""
    return opens is not None and opens <= now < opens + REMINDED_FOR
