"""Calendar files: what a phone's calendar makes of them."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta

import pytest
from icalendar import Calendar, Component

from tests.first_year import CALENDAR, PROGRAMME, YEAR
from tests.programme.test_meetings import MET, SEMINAR
from toolkit.export.calendars import Source, calendar_of, calendar_of_meeting
from toolkit.model.calendar import Calendar as CohortCalendar
from toolkit.programme import Programme
from toolkit.programme.dated import dated

HERE = "https://workshops.example"
MADE = datetime(2022, 10, 28, 9, tzinfo=UTC)
SOURCE = Source("c1", 3, here=HERE, at=MADE)


@pytest.fixture(scope="module")
def programme() -> Programme:
    return YEAR


@pytest.fixture(scope="module")
def year(programme: Programme) -> Calendar:
    """The whole year, as somebody's calendar reads it."""
    text = calendar_of(programme, programme.workshops, tasks=True, source=SOURCE)
    return Calendar.from_ical(text)


def entry(calendar: Calendar, uid: str) -> Component:
    return next(one for one in calendar.walk("VEVENT") if one["uid"] == f"{uid}.c1")


@pytest.mark.parametrize(
    ("uid", "starts", "ends"),
    [
        ("workshop1_launch", "2022-11-07T13:00Z", "2022-11-07T15:30Z"),
        ("workshop2", "2023-01-27T13:00Z", "2023-01-27T16:00Z"),
        # The clocks changed two days before.
        ("workshop3", "2023-03-28T12:00Z", "2023-03-28T15:00Z"),
        ("workshop4", "2023-06-15T09:00Z", "2023-06-15T14:00Z"),
    ],
)
def test_a_workshop_is_at_its_hour_on_either_side_of_the_clock_change(
    year: Calendar, uid: str, starts: str, ends: str
) -> None:
    found = entry(year, uid)
    assert found["dtstart"].params["TZID"] == "Europe/London"
    moments = [found["dtstart"].dt, found["dtend"].dt]
    assert [m.astimezone(UTC) for m in moments] == [
        datetime.fromisoformat(starts),
        datetime.fromisoformat(ends),
    ]


def test_the_zone_is_described_for_calendars_that_do_not_know_it(
    year: Calendar,
) -> None:
    (zone,) = year.walk("VTIMEZONE")
    assert zone["tzid"] == "Europe/London"
    # As a calendar without a list of zones of its own would reckon.
    reckoned = zone.to_tz(lookup_tzid=False)
    summer = datetime(2023, 3, 28, 13, tzinfo=reckoned)
    winter = datetime(2023, 3, 25, 13, tzinfo=reckoned)
    assert (summer.utcoffset(), winter.utcoffset()) == (timedelta(hours=1), timedelta())


def test_a_calendar_speaks_up_a_day_before(year: Calendar) -> None:
    for found in year.walk("VEVENT"):
        (alarm,) = found.walk("VALARM")
        assert alarm["action"] == "DISPLAY"
        before = -alarm["trigger"].dt
        assert timedelta(hours=15) <= before <= timedelta(days=1)


def test_tasks_are_due_all_day_and_keep_nobody_busy(year: Calendar) -> None:
    found = entry(year, "t2-one-thread-one-unit")
    assert found["dtstart"].dt == date(2023, 3, 21)
    assert found["dtend"].dt == date(2023, 3, 22)
    assert found["transp"] == "TRANSPARENT"
    assert found["url"] == (
        f"{HERE}/workshop/workshop2#activity-t2-one-thread-one-unit"
    )


def test_one_workshops_file_holds_that_workshop_alone(programme: Programme) -> None:
    text = calendar_of(programme, programme.workshops[:1], tasks=False, source=SOURCE)
    (found,) = Calendar.from_ical(text).walk("VEVENT")
    assert found["summary"] == "Workshop 1: Launch: what are we for?"


def test_a_newer_file_moves_what_an_older_one_added(programme: Programme) -> None:
    files = [
        calendar_of(programme, programme.workshops, tasks=True, source=source)
        for source in (
            SOURCE,
            replace(SOURCE, version=4, here="https://elsewhere.example"),
            replace(SOURCE, id="c2"),
        )
    ]
    older, newer, elsewhere = (
        {one["uid"]: one["sequence"] for one in Calendar.from_ical(file).walk("VEVENT")}
        for file in files
    )
    assert older.keys() == newer.keys()
    assert (set(older.values()), set(newer.values())) == ({3}, {4})
    assert not older.keys() & elsewhere.keys()
    assert len(older) == 8


def test_a_place_and_a_call_are_in_the_file_and_a_draft_says_so() -> None:
    met = replace(
        CALENDAR.occasions["workshop1_launch"],
        venue="Example Hall",
        address="1 Example Street",
        link="https://meeting.example/7",
        confirmed=False,
    )
    calendar = CohortCalendar("Europe/London", {"workshop1_launch": met})
    year = dated(PROGRAMME, calendar)
    text = calendar_of(year, year.workshops, tasks=True, source=SOURCE)
    (found,) = Calendar.from_ical(text).walk("VEVENT")
    assert found["location"] == "Example Hall, 1 Example Street"
    assert "Join online: https://meeting.example/7" in found["description"]
    assert found["status"] == "TENTATIVE"


def test_lines_are_as_the_standard_wants_them(programme: Programme) -> None:
    text = calendar_of(programme, programme.workshops, tasks=True, source=SOURCE)
    lines = text.split(b"\r\n")
    assert lines[0] == b"BEGIN:VCALENDAR"
    assert max(len(line) for line in lines) <= 75


def test_a_meeting_is_in_the_year_and_in_a_file_of_its_own() -> None:
    year = dated(PROGRAMME, MET)
    (meeting,) = year.meetings
    whole = calendar_of(year, year.workshops, tasks=True, source=SOURCE)
    alone = calendar_of_meeting(year, meeting, source=SOURCE)
    for text in (whole, alone):
        found = entry(Calendar.from_ical(text), SEMINAR.id)
        assert found["summary"] == "Seminar: Threads in practice (optional)"
        assert found["dtend"].dt - found["dtstart"].dt == timedelta(minutes=45)
        assert (found["status"], found["sequence"]) == ("CONFIRMED", 3)
        assert found["url"] == f"{HERE}/meeting/{SEMINAR.id}"
    draft = replace(MET, meetings=(replace(SEMINAR, confirmed=False),))
    year = dated(PROGRAMME, draft)
    text = calendar_of_meeting(year, year.meetings[0], source=SOURCE)
    assert entry(Calendar.from_ical(text), SEMINAR.id)["status"] == "TENTATIVE"
    one = calendar_of(year, year.workshops[:1], tasks=False, source=SOURCE)
    assert len(Calendar.from_ical(one).walk("VEVENT")) == 1
