"""The demonstration's calendar, around any moment."""

from dataclasses import replace
from datetime import UTC, datetime, time, timedelta
from zoneinfo import ZoneInfo

import pytest
from holidays import country_holidays

from tests.first_year import PROGRAMME
from toolkit.demo.calendar import HOUR, calendar_around
from toolkit.programme.calendars import out_of_order
from toolkit.programme.dated import dated

LONDON = ZoneInfo("Europe/London")
NIGHTS = ["2027-03-28", "2027-10-31", "2028-02-29", "2026-12-25", "2027-06-19"]


@pytest.mark.parametrize("day", NIGHTS)
def test_whatever_the_clock_says_the_second_workshop_begins_within_the_hour(
    day: str,
) -> None:
    begins = datetime.fromisoformat(f"{day}T00:00+00:00") - timedelta(hours=1)
    late = []
    for minutes in range(0, 26 * 60, 7):
        at = begins + timedelta(minutes=minutes, seconds=1)
        first, present, *ahead = dated(
            PROGRAMME, calendar_around(at, PROGRAMME)
        ).workshops
        assert first.when
        assert present.when
        assert first.when.ends < at < present.when.starts
        if present.when.starts - at > HOUR:
            late.append(present.when.starts)
        assert present.when.doors_open <= present.when.starts < present.when.ends
        assert present.when.starts.minute % 15 == 0
        assert all(plan.when and plan.when.starts > at for plan in ahead)
    # For a quarter of one night in a year each clock time of the hour comes twice.
    twice = {datetime(2027, 10, 31, 2, tzinfo=LONDON)} if day == "2027-10-31" else set()
    assert set(late) <= twice


@pytest.mark.parametrize("day", NIGHTS)
def test_the_others_are_on_afternoons_of_weekdays_and_the_last_is_a_draft(
    day: str,
) -> None:
    calendar = calendar_around(datetime.fromisoformat(f"{day}T09:00Z"), PROGRAMME)
    plans = dated(PROGRAMME, calendar).workshops
    whens = [plan.when for plan in plans if plan.when]
    others = [whens[0], *whens[2:]]
    assert all(when.starts.weekday() < 5 for when in others)
    assert {when.starts.time() for when in others} == {time(13)}
    assert [when.confirmed for when in whens] == [True, True, True, False]
    assert whens[0].venue
    assert all(when.link.startswith("https://meeting.example/") for when in whens[1:])
    assert out_of_order(calendar, PROGRAMME) == ""
    assert plans[1].day
    assert plans[0].task.due
    assert plans[1].day - plans[0].task.due == timedelta(days=7)


def test_none_of_the_others_is_in_a_week_with_a_bank_holiday() -> None:
    closed = country_holidays("GB", subdiv="ENG", years=range(2026, 2029))
    for days in range(0, 365, 5):
        at = datetime(2027, 1, 1, 9, tzinfo=UTC) + timedelta(days=days)
        occasions = [*calendar_around(at, PROGRAMME).occasions.values()]
        for one in (occasions[0], *occasions[2:]):
            assert one.day
            monday = one.day - timedelta(days=one.day.weekday())
            assert not any(monday + timedelta(days=n) in closed for n in range(5))


def test_a_workshop_that_begins_late_in_the_evening_ends_on_the_next_day() -> None:
    at = datetime(2028, 2, 29, 22, 50, tzinfo=UTC)
    present = dated(PROGRAMME, calendar_around(at, PROGRAMME)).workshops[1]
    assert present.when
    assert present.when.starts == datetime(2028, 2, 29, 23, 15, tzinfo=LONDON)
    assert present.when.ends.date().isoformat() == "2028-03-01"


@pytest.mark.parametrize("count", [1, 5, 9])
def test_each_workshop_has_a_day_of_its_own_however_many_there_are(count: int) -> None:
    plans = [replace(PROGRAMME.workshops[0], name=f"w{n}") for n in range(count)]
    programme = replace(PROGRAMME, workshops=tuple(plans))
    for day in ("2026-12-02", "2027-04-01", "2027-05-20"):
        at = datetime.fromisoformat(f"{day}T09:00Z")
        years = dated(programme, calendar_around(at, programme)).workshops
        days = [plan.day for plan in years if plan.day]
        assert len(days) == count
        assert days == sorted(set(days))
