"""A programme far from England: everything goes by the clocks of its own zone.

In both zones the clocks change between two workshops of the year.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path
from shutil import copyfile
from typing import Any

import pytest
from icalendar import Calendar

from tests.activities.talking import say
from tests.first_year import CALENDAR, PROGRAMME, copy_programme
from toolkit import Cohort, Notebook, Workshop
from toolkit.activities import Activity
from toolkit.export.calendars import Source, calendar_of
from toolkit.model import Role, Sharing
from toolkit.model import pace as pacing
from toolkit.programme import Programme
from toolkit.programme.agenda import workshop_to_lead
from toolkit.programme.dated import dated
from toolkit.programme.runsheet import not_in_agenda, notes_of, run_sheet
from toolkit.seat import Seat
from toolkit.seat.channel import SilentChannel
from toolkit.store import Store

ROOT = Path(__file__).parent.parent
AUCKLAND, NEW_YORK = "Pacific/Auckland", "America/New_York"
ZONES = (AUCKLAND, NEW_YORK)

in_each_zone = pytest.mark.parametrize("zone", ZONES, indirect=True)


@pytest.fixture
def zone(
    request: pytest.FixtureRequest, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> str:
    """The programme of this repository, for a cohort far away; we stand in it."""
    named: str = request.param
    copy_programme(tmp_path)
    for sheet in ROOT.glob("*/facilitator.md"):
        folder = tmp_path / sheet.parent.name
        folder.mkdir()
        copyfile(sheet, folder / sheet.name)
    monkeypatch.chdir(tmp_path)
    return named


@pytest.fixture
def programme(zone: str) -> Programme:
    return dated(PROGRAMME, replace(CALENDAR, zone=zone))


@pytest.fixture
def quick_store(zone: str, sqlite_url: str) -> Iterator[Store]:
    with Store.open(sqlite_url) as opened:
        opened.cohorts.add("away", "Far away")
        there = replace(CALENDAR, zone=zone)
        opened.calendars.save("away", there, at=datetime.now(UTC))
        yield opened


def sit(store: Store, at: str, *, role: Role = Role.PARTICIPANT) -> Seat:
    """Somebody of the cohort, at the moment *at* in UTC."""
    moment = datetime.fromisoformat(at).replace(tzinfo=UTC)
    seating = store.people.add("away", name=f"{role} {at}", role=role)
    return Seat(seating, store=store, channel=SilentChannel(), clock=lambda: moment)


def seen(notebook: Notebook, activity: Activity, seat: Seat) -> Any:
    """*activity* of *notebook*, as it is shown to whoever sits on *seat*."""
    notebook._sit(seat)
    return activity


@in_each_zone
def test_headings_and_the_opening_line_have_the_hours_of_the_cohort(
    quick_store: Store,
) -> None:
    workshop = Workshop("workshop4")
    workshop._sit(sit(quick_store, AT_NIGHT))
    shown = workshop.section("End self-audit and comparison", minutes=25)
    assert workshop.begin().prompt == "Thursday 15 June 2023, 10:00 to 15:00. Online."
    bundle = shown._repr_mimebundle_()
    assert "10:10 to 10:35, 25 minutes" in bundle["text/html"]


@in_each_zone
def test_every_section_finds_its_notes_in_the_run_sheet(programme: Programme) -> None:
    for plan in programme.workshops:
        sheet = run_sheet(plan, programme)
        assert all(notes_of(entry, sheet) for entry in plan.agenda), plan.name
        assert not_in_agenda(plan, sheet) == ""


@pytest.mark.parametrize(
    ("zone", "hours"),
    [
        (AUCKLAND, ["11-07 00", "01-27 00", "03-28 00", "06-14 22"]),
        (NEW_YORK, ["11-07 18", "01-27 18", "03-28 17", "06-15 14"]),
    ],
    indirect=["zone"],
)
def test_calendars_are_told_the_moment_on_either_side_of_the_clock_change(
    programme: Programme, zone: str, hours: list[str]
) -> None:
    made = datetime(2022, 10, 28, 9, tzinfo=UTC)
    text = calendar_of(
        programme,
        programme.workshops,
        tasks=False,
        source=Source("c1", 1, here="https://x.example", at=made),
    )
    calendar = Calendar.from_ical(text)
    events = calendar.walk("VEVENT")
    starts = [event["dtstart"].dt for event in events]
    assert [f"{start.astimezone(UTC):%m-%d %H}" for start in starts] == hours
    assert "Doors 09:45" in events[-1]["description"]
    # As a calendar without a list of zones of its own would reckon.
    (described,) = calendar.walk("VTIMEZONE")
    reckoned = described.to_tz(lookup_tzid=False)
    for start in starts:
        assert start.replace(tzinfo=reckoned).utcoffset() == start.utcoffset()


@pytest.mark.parametrize("zone", [AUCKLAND], indirect=True)
def test_todays_workshop_is_the_one_of_the_day_there(programme: Programme) -> None:
    today = programme.workshop("workshop2")
    assert today.when is not None
    a_day = timedelta(days=1)
    yesterday = replace(
        programme.workshop("workshop3"),
        when=replace(
            today.when,
            doors_open=today.when.doors_open - a_day,
            starts=today.when.starts - a_day,
            ends=today.when.ends - a_day,
        ),
    )
    small_hours = datetime(2023, 1, 26, 12, 30, tzinfo=UTC)
    assert workshop_to_lead([yesterday, today], live=(), at=small_hours) == today


@pytest.mark.parametrize(
    ("zone", "due", "away"),
    [
        (AUCKLAND, "It was due Friday 20 January 2023.", "in 6 days"),
        (NEW_YORK, "Due Friday 20 January 2023, today", "in 7 days"),
    ],
    indirect=["zone"],
)
def test_a_task_is_late_once_its_day_is_over_there(
    zone: str, due: str, away: str, quick_store: Store
) -> None:
    home = Notebook("home")
    tasks, year = home.to_do(), home.year()
    seat = sit(quick_store, "2023-01-20 11:30")
    assert seen(home, tasks, seat).room["tasks"][0]["due"].startswith(due)
    assert seen(home, year, seat).room["away"][1] == away
    assert year.face["workshops"][1]["hours"] == "13:00 to 16:00"


@pytest.mark.parametrize(
    ("zone", "saved"),
    [(AUCKLAND, "12:30"), (NEW_YORK, "18:30")],
    indirect=["zone"],
)
def test_what_is_saved_says_when_on_the_clocks_there(
    zone: str, saved: str, quick_store: Store
) -> None:
    workshop = Workshop("workshop2")
    hope = workshop.reflection("hope", "A hope", sharing="private")
    seen(workshop, hope, sit(quick_store, AT_NIGHT))
    message = {"do": "save", "part": "", "write": "w-1", "based_on": 0}
    told = say(hope, {**message, "value": {"texts": ["x"]}, "sharing": "private"})
    assert told[-1]["saved"]["saved"] == saved


AT_NIGHT = "2023-01-19 23:30"
"""After midnight in London and Auckland, and not yet in New York."""


@in_each_zone
def test_the_cockpit_says_how_the_room_stands_by_the_clocks_there(
    programme: Programme, quick_store: Store
) -> None:
    plan = programme.workshop("workshop2")
    assert plan.when is not None
    at = plan.when.starts.astimezone(UTC) + timedelta(minutes=4)
    steers = sit(quick_store, f"{at:%Y-%m-%d %H:%M}", role=Role.FACILITATOR)
    steers.pace.steer(
        "workshop2", lambda pace: pacing.open_section(pace, "section-1", at=at)
    )
    page = Notebook("facilitate")
    steering, sheet = page.steer(), page.notes()
    page._sit(steers)
    first = steering.room["agenda"][0]
    assert (first["planned"], first["opened"]) == ("13:00", "13:04")
    assert steering.room["state"] == "4 minutes behind"
    assert sheet.room["section"] == plan.agenda[0].title
    assert sheet.room["sheet"]


@pytest.mark.parametrize(
    ("zone", "saved"),
    [(AUCKLAND, "2023-01-20T12:30:00+13:00"), (NEW_YORK, "2023-01-19T18:30:00-05:00")],
    indirect=["zone"],
)
def test_tables_have_the_days_and_hours_there(
    zone: str, saved: str, quick_store: Store
) -> None:
    seat = sit(quick_store, AT_NIGHT)
    seat.save(
        *("workshop2", "hope", "A hope"),
        sharing=Sharing.COHORT,
        based_on=0,
        write="one",
        prompt="",
    )
    table = Cohort("away", store=quick_store).responses()
    assert table["saved"].dtype == f"datetime64[us, {zone}]"
    assert table["saved"][0].isoformat() == saved
