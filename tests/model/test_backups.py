"""When a backup is due, and which stay."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest

from toolkit.model import LocalTime
from toolkit.model.backups import is_due, staying

LONDON = LocalTime(ZoneInfo("Europe/London"))
AUCKLAND = LocalTime(ZoneInfo("Pacific/Auckland"))


def at(moment: str) -> datetime:
    return datetime.fromisoformat(moment).replace(tzinfo=UTC)


@pytest.mark.parametrize(
    ("last", "now", "due"),
    [
        (None, "2023-01-20 12:00", True),
        ("2023-01-20 02:00", "2023-01-20 23:59", False),
        ("2023-01-20 02:00", "2023-01-21 01:59", False),
        ("2023-01-20 02:00", "2023-01-21 02:00", True),
        # Made late, by a server that was off at night: the next is made at night again.
        ("2023-01-20 13:00", "2023-01-21 02:00", True),
        ("2023-01-20 01:59", "2023-01-20 09:00", True),
        ("2022-11-01 02:00", "2023-01-20 01:00", True),
        # Two o'clock of a London summer is one o'clock of UTC.
        ("2023-06-10 01:00", "2023-06-11 00:59", False),
        ("2023-06-10 01:00", "2023-06-11 01:00", True),
    ],
)
def test_a_backup_is_due_once_a_night_or_as_soon_as_the_server_is_up(
    last: str | None, now: str, due: bool
):
    before = at(last) if last else None
    assert is_due(before, now=at(now), hour=2, local=LONDON) is due


def test_the_night_is_that_of_the_place_where_the_programme_meets():
    made = at("2023-01-20 12:00")  # one in the morning, of the next day
    assert not is_due(made, now=at("2023-01-20 12:59"), hour=2, local=AUCKLAND)
    assert is_due(made, now=at("2023-01-20 13:00"), hour=2, local=AUCKLAND)


def nights(count: int) -> list[datetime]:
    return [at("2023-12-31 02:00") - timedelta(days=each) for each in range(count)]


def test_a_week_of_days_five_weeks_and_twelve_months_stay():
    days = {
        *("2023-12-25", "2023-12-26", "2023-12-27", "2023-12-28"),
        *("2023-12-29", "2023-12-30", "2023-12-31"),
    }
    weeks = {"2023-12-31", "2023-12-24", "2023-12-17", "2023-12-10", "2023-12-03"}
    months = {
        *("2023-12-31", "2023-11-30", "2023-10-31", "2023-09-30", "2023-08-31"),
        *("2023-07-31", "2023-06-30", "2023-05-31", "2023-04-30", "2023-03-31"),
        *("2023-02-28", "2023-01-31"),
    }
    stay = staying(nights(500), local=LONDON)
    assert {f"{each:%Y-%m-%d}" for each in stay} == days | weeks | months


def test_what_has_gone_by_the_rule_is_not_missed_by_it_later():
    kept: frozenset[datetime] = frozenset()
    for night in reversed(nights(500)):
        kept = staying([*kept, night], local=LONDON)
    assert kept == staying(nights(500), local=LONDON)


def test_only_the_newest_of_a_day_stays_and_a_day_is_a_local_one():
    morning, evening = at("2023-06-10 09:00"), at("2023-06-10 22:30")
    night = at("2023-06-10 23:30")  # in London it is the eleventh already
    assert staying([morning, evening, night], local=LONDON) == {evening, night}


def test_nothing_goes_because_time_has_passed_without_a_backup():
    old = nights(3)
    assert staying(old, local=LONDON) == set(old)
    assert staying([], local=LONDON) == set()
