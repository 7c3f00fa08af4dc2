"""When a backup is due, and which of those there are stay."""

from __future__ import annotations

from collections.abc import Callable, Collection, Hashable
from datetime import date, datetime, time, timedelta
from itertools import islice

from toolkit.model.dates import LocalTime

DAYS, WEEKS, MONTHS = 7, 5, 12
"""Of so many days, weeks and months that have a backup, the newest of each stays."""


def is_due(
    last: datetime | None, *, now: datetime, hour: int, local: LocalTime
) -> bool:
    """Whether no backup has been made since it was last *hour* o'clock at night.

    A server that does not run at that hour makes its backup when it is started.
    """
    today = local.day(now)
    night = _at(today, hour, local)
    if night > now:
        night = _at(today - timedelta(days=1), hour, local)
    return last is None or last < night


def staying(made: Collection[datetime], *, local: LocalTime) -> frozenset[datetime]:
    """Which nightly backups of those *made* at these moments stay; the others may go.

    It counts days that have one, so that none goes only because time has passed.
    """
    newest_first = sorted(made, reverse=True)
    stretches: tuple[tuple[int, Callable[[date], Hashable]], ...] = (
        (DAYS, lambda day: day),
        (WEEKS, lambda day: day.isocalendar()[:2]),
        (MONTHS, lambda day: (day.year, day.month)),
    )
    stays: set[datetime] = set()
    for many, stretch_of in stretches:
        newest_of: dict[Hashable, datetime] = {}
        for moment in newest_first:
            newest_of.setdefault(stretch_of(local.day(moment)), moment)
        stays.update(islice(newest_of.values(), many))
    return frozenset(stays)


def _at(day: date, hour: int, local: LocalTime) -> datetime:
    return datetime.combine(day, time(hour), tzinfo=local.zone)
