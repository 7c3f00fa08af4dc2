"""For how long a cohort's data is kept, and when people are warned; pure rules."""

from __future__ import annotations

from calendar import monthrange
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime, timedelta

MONTHS = 12
"""After its last workshop: through the school year in which plans are carried on."""

WARNINGS = (timedelta(weeks=6), timedelta(weeks=1))
"""How long before the day people are told, and asked to take their data along."""

MOST_YEARS = 10
"""How far off a day may be put."""


@dataclass(frozen=True, slots=True)
class Postponed:
    """That somebody put the day off, to when and why; kept for good."""

    until: date
    reason: str
    by: str
    at: datetime


def months_after(day: date, months: int) -> date:
    """The same day of the month, so many months later, or the last there is.

    >>> months_after(date(2026, 8, 31), 6)
    datetime.date(2027, 2, 28)
    """
    count = day.year * 12 + day.month - 1 + months
    year, month = divmod(count, 12)
    return date(year, month + 1, min(day.day, monthrange(year, month + 1)[1]))


def kept_until(
    own: date | None,
    following: Iterable[date | None] = (),
    *,
    months: int,
    postponed: Iterable[Postponed] = (),
    is_second_year: bool = False,
) -> date | None:
    """The day on which a cohort's data goes; None while its *own* end is not known.

    *following* are the last days of those that go on from it, as far as they have any.
    A day that was put off to is never undercut. A second year that has no day of its
    own, as it may be meant, goes by that alone.
    """
    put_off = [one.until for one in postponed]
    if own is None and not (is_second_year and put_off):
        return None
    days = [day for day in (own, *following) if day]
    return max([*(months_after(day, months) for day in days), *put_off])


def goes_on(until: date, *, warned: datetime | None) -> date | None:
    """The day on which data may really be removed; None before anybody was warned.

    Nobody has less time than the first warning promises, also where a calendar was
    changed.
    """
    if warned is None:
        return None
    return max(until, warned.date() + WARNINGS[0])


def refusal_of(
    day: date | None, *, until: date | None, today: date, reason: str
) -> str:
    """Why the day cannot be put off so, by a name; nothing, if it can."""
    if not reason.strip():
        return "no reason"
    if day is None or day <= max(today, until or today):
        return "not later"
    return "too late" if day > months_after(today, 12 * MOST_YEARS) else ""
