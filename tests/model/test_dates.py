"""How days and hours are spelled, and on whose clocks."""

from __future__ import annotations

from datetime import UTC, date, datetime, tzinfo
from zoneinfo import ZoneInfo

import pytest

from toolkit.model.dates import (
    LocalTime,
    day_in_words,
    minutes_in_words,
    typed_day,
    weekday_in_words,
)

LATE = datetime(2023, 6, 5, 23, 10, tzinfo=UTC)


def test_a_day_is_written_or_announced() -> None:
    day = date(2023, 1, 6)
    assert day_in_words(day) == "6 January 2023"
    assert weekday_in_words(day) == "Friday 6 January 2023"
    assert [typed_day("2023-01-06"), typed_day("")] == ["Friday 6 January 2023", ""]


def test_one_minute_is_said_as_one() -> None:
    assert [minutes_in_words(1), minutes_in_words(2)] == ["1 minute", "2 minutes"]


@pytest.mark.parametrize(
    ("zone", "on_paper"),
    [
        ("Europe/London", "6 June 2023, 00:10"),
        ("America/New_York", "5 June 2023, 19:10"),
        ("Pacific/Auckland", "6 June 2023, 11:10"),
    ],
)
def test_a_moment_has_the_day_and_hour_of_the_zone(zone: str, on_paper: str) -> None:
    assert LocalTime(ZoneInfo(zone)).on_paper(LATE) == on_paper


@pytest.mark.parametrize(
    ("zone", "named"),
    [
        (ZoneInfo("Europe/London"), "London time"),
        (ZoneInfo("America/Argentina/Buenos_Aires"), "Buenos Aires time"),
        (ZoneInfo("UTC"), "UTC"),
        (UTC, "UTC"),
    ],
    ids=str,
)
def test_a_zone_is_called_what_people_call_it(zone: tzinfo, named: str) -> None:
    assert LocalTime(zone).named == named


def test_what_was_saved_today_has_its_time_alone_and_else_its_day() -> None:
    local = LocalTime(ZoneInfo("Europe/London"))
    same_day = datetime(2023, 6, 6, 22, tzinfo=UTC)
    assert local.lately(LATE, now=same_day) == "00:10"
    assert local.lately(LATE, now=same_day.replace(hour=23)) == "6 Jun 2023, 00:10"


def test_midnight_comes_though_the_day_has_23_hours() -> None:
    local = LocalTime(ZoneInfo("Europe/London"))
    evening = datetime(2023, 3, 25, 23, 30, tzinfo=UTC)
    midnight = local.midnight_after(evening)
    assert midnight == datetime(2023, 3, 26, tzinfo=UTC)
    assert local.midnight_after(midnight) == datetime(2023, 3, 26, 23, tzinfo=UTC)
