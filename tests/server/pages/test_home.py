"""The start page: the notebook "home", and what stands in for it."""

from __future__ import annotations

import shutil
import time
from dataclasses import replace
from datetime import UTC, date
from pathlib import Path

import nbformat
import pytest
from icalendar import Calendar as Files
from icalendar import Component
from nbformat.v4 import new_code_cell, new_markdown_cell, new_notebook

from tests.first_year import copy_programme
from tests.server.conftest import ROOT
from tests.serving import (
    OVERVIEW,
    STARTING,
    WORKSHOP,
    Browser,
    LiveServer,
    wait_for_page,
)
from toolkit.clock import now
from toolkit.model.calendar import Calendar, Occasion


@pytest.fixture(scope="module")
def workshop_path(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The programme's start page, one workshop that works and one that does not."""
    site = tmp_path_factory.mktemp("site")
    copy_programme(site)
    (site / "notebooks").mkdir()
    shutil.copy(ROOT / "notebooks" / "home.ipynb", site / "notebooks")
    for name, source in ((WORKSHOP, "'Welcome'"), ("workshop2", "1 / 0")):
        path = site / name / "workshop.ipynb"
        path.parent.mkdir()
        cells = [new_markdown_cell("Our day: {workshop day}."), new_code_cell(source)]
        nbformat.write(new_notebook(cells=cells), path)
    return site / WORKSHOP / "workshop.ipynb"


@pytest.fixture
def prepared(live_server: LiveServer, facilitator: Browser) -> LiveServer:
    """The server once every notebook has been looked at."""
    wait_for_page(facilitator, "/workshop/workshop2")
    give_up = time.monotonic() + STARTING
    while "<h1>My year</h1>" not in facilitator.get("/?year").text:
        assert time.monotonic() < give_up
        time.sleep(0.1)
    return live_server


def test_the_start_page_is_the_notebook_home_with_a_kernel_of_ones_own(
    prepared: LiveServer, participant: Browser
) -> None:
    page = participant.get("/").text
    assert "<h1>My year</h1>" in page
    assert '"workshop": "home"' in page
    assert "Participant 1" in page


def test_the_ways_to_the_workshops_are_there_before_any_script_runs(
    prepared: LiveServer, participant: Browser
) -> None:
    page = participant.get("/").text
    assert f'<a href="workshop/{WORKSHOP}"' in page
    assert "Monday 7 November 2022" in page


def test_the_notebook_home_has_one_address(
    prepared: LiveServer, participant: Browser
) -> None:
    page = participant.get("/page/home")
    assert (page.status_code, page.headers["Location"]) == (302, "/")


def test_facilitators_see_which_notebook_fails_and_nobody_else_does(
    prepared: LiveServer, participant: Browser, facilitator: Browser
) -> None:
    assert facilitator.get("/").headers["Location"] == OVERVIEW
    assert "ZeroDivisionError" in facilitator.get(OVERVIEW).text
    assert "ZeroDivisionError" not in participant.get("/").text
    assert participant.get(OVERVIEW).status_code == 404
    assert "<h1>My year</h1>" in facilitator.get("/?year").text


def test_one_workshop_can_be_put_into_a_calendar(
    prepared: LiveServer, participant: Browser
) -> None:
    file = participant.get("/calendar/workshop3.ics")
    assert file.headers["Content-Type"] == "text/calendar; charset=utf-8"
    (event,) = Files.from_ical(file.content).walk("VEVENT")
    assert event["url"] == f"{prepared.base}/workshop/workshop3"


def test_the_whole_year_can_be_put_into_a_calendar(
    prepared: LiveServer, participant: Browser
) -> None:
    file = participant.get("/calendar/programme.ics")
    assert len(Files.from_ical(file.content).walk("VEVENT")) == 8
    assert participant.get("/calendar/nothing.ics").status_code == 404


def test_the_room_code_leads_straight_to_the_rooms_workshop(
    prepared: LiveServer, stranger: Browser
) -> None:
    seat = prepared.seat("Participant 9")
    fields = {"code": prepared.room_code(), "seat": seat.id}
    joined = stranger.post("/join", fields)
    assert (joined.status_code, joined.headers["Location"]) == (
        303,
        f"/workshop/{WORKSHOP}",
    )


def test_two_cohorts_in_two_zones_each_see_their_own_days_and_hours(
    prepared: LiveServer,
) -> None:
    for cohort, zone, day in (
        ("london", "Europe/London", date(2037, 1, 15)),
        ("new-york", "America/New_York", date(2037, 2, 17)),
    ):
        prepared.store.cohorts.add(cohort, cohort.title())
        keep(prepared, cohort, Calendar(zone), day=day)
    london, york = (visitor(prepared, each) for each in ("london", "new-york"))
    for own, told, other in (
        (london, "Thursday 15 January 2037", "17 February"),
        (york, "Tuesday 17 February 2037", "15 January"),
    ):
        for page in (own.get("/").text, own.get(f"/workshop/{WORKSHOP}").text):
            assert told in page
            assert other not in page

    (first,), (second,) = (events(each) for each in (london, york))
    hours = [each["dtstart"].dt.astimezone(UTC).hour for each in (first, second)]
    assert hours == [13, 18]
    assert first["uid"] != second["uid"]

    kept = prepared.store.calendars.of("new-york")
    assert kept
    keep(prepared, "new-york", kept, day=date(2037, 2, 18))
    assert "Wednesday 18 February 2037" in york.get("/").text
    (moved,) = events(york)
    assert moved["uid"] == second["uid"]
    assert moved["sequence"] == second["sequence"] + 1
    assert [each["sequence"] for each in events(london)] == [first["sequence"]]


def keep(live: LiveServer, cohort: str, calendar: Calendar, *, day: date) -> None:
    """Let the first workshop be on *day*, at one o'clock."""
    occasions = {WORKSHOP: Occasion(day=day)}
    live.store.calendars.save(cohort, replace(calendar, occasions=occasions), at=now())


def visitor(live: LiveServer, cohort: str) -> Browser:
    return live.entered(live.store.people.add(cohort, name="Sam", school="Near"))


def events(browser: Browser) -> list[Component]:
    file = browser.get("/calendar/programme.ics")
    return Files.from_ical(file.content).walk("VEVENT")
