"""The start page: the notebook "home", and what stands in for it."""

from __future__ import annotations

import shutil
import time
from pathlib import Path

import nbformat
import pytest
from icalendar import Calendar
from nbformat.v4 import new_code_cell, new_notebook

from tests.server.conftest import ROOT
from tests.serving import STARTING, WORKSHOP, Browser, LiveServer, wait_for_page


@pytest.fixture(scope="module")
def workshop_path(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The programme's start page, one workshop that works and one that does not."""
    site = tmp_path_factory.mktemp("site")
    shutil.copy(ROOT / "programme.toml", site)
    (site / "notebooks").mkdir()
    shutil.copy(ROOT / "notebooks" / "home.ipynb", site / "notebooks")
    for name, source in ((WORKSHOP, "'Welcome'"), ("workshop2", "1 / 0")):
        path = site / name / "workshop.ipynb"
        path.parent.mkdir()
        nbformat.write(new_notebook(cells=[new_code_cell(source)]), path)
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
    assert "ZeroDivisionError" in facilitator.get("/").text
    assert "ZeroDivisionError" not in participant.get("/").text
    assert "<h1>My year</h1>" in facilitator.get("/?year").text


def test_one_workshop_can_be_put_into_a_calendar(
    prepared: LiveServer, participant: Browser
) -> None:
    file = participant.get("/calendar/workshop3.ics")
    assert file.headers["Content-Type"] == "text/calendar; charset=utf-8"
    (event,) = Calendar.from_ical(file.content).walk("VEVENT")
    assert event["url"] == f"{prepared.base}/workshop/workshop3"


def test_the_whole_year_can_be_put_into_a_calendar(
    prepared: LiveServer, participant: Browser
) -> None:
    file = participant.get("/calendar/programme.ics")
    assert len(Calendar.from_ical(file.content).walk("VEVENT")) == 8
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
