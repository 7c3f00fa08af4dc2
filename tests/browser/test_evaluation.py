"""How it was: asked after the exit, agreed to, taken back, and read without names."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from dataclasses import replace
from datetime import timedelta

import pytest
from playwright.sync_api import Browser, expect

from tests.browser.conftest import ROOT
from tests.browser.people import PHONE, Guest, Room, new_room
from tests.first_year import copy_programme
from tests.serving import LiveServer, free_port, running, until, wait_for_page
from toolkit.clock import now
from toolkit.model import Role
from toolkit.model.calendar import Occasion
from toolkit.server.words import HOME_COMES

pytestmark = pytest.mark.browser
FIRST = "workshop1_launch"
NOTEBOOKS = ("home.ipynb", "evaluation.ipynb")
TEXT = "The quiet minutes of person {number}"


@pytest.fixture(scope="module")
def asking_server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[LiveServer]:
    """The programme's first workshop, start page and evaluation, served."""
    site = tmp_path_factory.mktemp("asking")
    copy_programme(site)
    (site / "notebooks").mkdir()
    shutil.copytree(ROOT / FIRST, site / FIRST)
    for name in NOTEBOOKS:
        shutil.copy(ROOT / "notebooks" / name, site / "notebooks")
    with (
        free_port() as port,
        running(site, data=site / "data", port=port, settings={}) as live,
    ):
        facilitator = live.signed_in("Facilitator 1")
        wait_for_page(facilitator, "/page/evaluation")
        facilitator.post("/sign-out")
        # Until its notebook has been prepared, the start page is a list of workshops.
        participant = live.signed_in("Participant 1")
        until(lambda: HOME_COMES not in participant.get("/").text)
        participant.post("/sign-out")
        yield live


@pytest.fixture
def room(asking_server: LiveServer, chromium: Browser) -> Iterator[Room]:
    with new_room(asking_server, chromium) as opened:
        calendars = asking_server.store.calendars
        kept = calendars.of(opened.cohort)
        assert kept is not None
        yesterday = Occasion(day=(now() - timedelta(days=1)).date())
        known = replace(kept, occasions={FIRST: yesterday})
        calendars.save(opened.cohort, known, at=now())
        yield opened


def answers(guest: Guest, number: int) -> None:
    """Follow the line of the start page, and say what to keep."""
    page = guest.page
    page.get_by_role("link", name="Two minutes: how was workshop 1?").click()
    form = page.get_by_role("region", name="How was workshop 1?", exact=True)
    group = form.get_by_role("group", name="Today was a good use of my time.")
    group.get_by_role("radio", name="5").check()
    form.get_by_label("What should we keep?", exact=True).fill(
        TEXT.format(number=number)
    )
    expect(form.get_by_text("Saved ")).to_be_visible()


def test_it_is_asked_after_the_exit_and_read_without_a_name(room: Room) -> None:
    guests = [
        room.joined(room.seat(f"Participant 95{number}"), size=PHONE)
        for number in range(5)
    ]
    for number, guest in enumerate(guests):
        answers(guest, number)
    first = guests[0].page
    tick = first.get_by_role("checkbox", name="(What should we keep?)")
    tick.check()
    expect(first.get_by_text("You agreed on ")).to_be_visible()

    facilitator = room.joined(room.seat("Facilitator 95", role=Role.FACILITATOR))
    desk = facilitator.page
    # The start page of who facilitates says how many have answered, and leads there.
    panel = desk.get_by_role("region", name="Evaluation: How was workshop 1?")
    expect(panel).to_contain_text("5 of ")
    panel.get_by_role("link", name="Evaluation").click()
    for number in range(5):
        expect(desk.get_by_text(TEXT.format(number=number)).first).to_be_visible()
    expect(desk.get_by_text("Participant 95")).to_have_count(0)
    quotes = desk.get_by_role("figure")
    expect(quotes).to_have_count(1)
    expect(quotes).to_contain_text(TEXT.format(number=0))

    tick.uncheck()
    expect(first.get_by_text("You agreed on ")).to_be_hidden()
    desk.reload()
    expect(quotes).to_have_count(0)

    first.goto(room.live.base)
    expect(first.get_by_role("heading", name="My year")).to_be_visible()
    link = first.get_by_role("link", name="Two minutes: how was workshop 1?")
    expect(link).to_have_count(0)


def test_themes_and_what_did_not_work_are_kept_for_all_who_facilitate(
    room: Room,
) -> None:
    facilitator = room.joined(room.seat("Facilitator 96", role=Role.FACILITATOR))
    desk = facilitator.page
    desk.goto(f"{room.live.base}/cohort/{room.cohort}/evaluation")
    part = desk.get_by_role("region", name="How was workshop 1?", exact=True)
    part.get_by_label("One thing that did not work").fill("The break was too short.")
    part.get_by_role("button", name="Keep it").click()
    expect(desk.get_by_role("status")).to_contain_text("That is kept")
    line = part.get_by_label("One thing that did not work")
    expect(line).to_have_value("The break was too short.")
