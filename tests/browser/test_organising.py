"""From an empty server to two cohorts, and changing between them."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.browser.accessibility import expect_for_everybody
from tests.browser.answers import Texts
from tests.browser.notebook import prompt_of
from tests.browser.people import (
    LAPTOP,
    PHONE,
    Guest,
    Room,
    open_workshop,
    turn_on_a_phone,
)
from tests.browser.walking import activity, expect_saved, give
from tests.chromium import patient
from tests.first_year import copy_programme
from tests.serving import LiveServer, free_port, started
from toolkit.model import Role

pytestmark = pytest.mark.browser
LINK = re.compile(r"http://\S+/join/\S+")
REFLECTION = "w1-r2-hardest-statement"
KIM = "kim@school.example"


@pytest.fixture
def empty_server(tmp_path: Path) -> Iterator[LiveServer]:
    """A server that has been started on nothing, as one starts in earnest."""
    site = tmp_path / "site"
    site.mkdir()
    copy_programme(site, "about.toml", "packs.toml")
    data, alone = tmp_path / "data", ["--no-demo"]
    with (
        free_port() as port,
        started(site, data=data, port=port, settings={}, options=alone) as live,
    ):
        yield live


def comes_in(page: Page, link: str, name: str) -> None:
    page.goto(link)
    page.get_by_role("button", name=f"Join as {name}").click()
    expect(page.get_by_role("banner").get_by_text(name)).to_be_visible()


def make(page: Page, title: str) -> None:
    page.get_by_label("Title, as people read it").fill(title)
    page.get_by_role("button", name="Make the cohort").click()
    expect(page.get_by_role("heading", name=title, level=1)).to_be_visible()


def appoint(page: Page, name: str, email: str) -> str:
    """Somebody new as facilitator, and the link that is shown for them."""
    page.get_by_label("Name", exact=True).fill(name)
    page.get_by_label("Email address").fill(email)
    page.get_by_role("button", name="Appoint as facilitator").click()
    made = page.get_by_role("status").filter(has_text=name)
    expect(made.get_by_role("button", name="Copy the link")).to_be_visible()
    found = LINK.search(made.inner_text())
    assert found is not None
    return found[0]


def say_when(page: Page) -> None:
    """Give the first workshop a day that something speaks against, and keep it."""
    page.get_by_role("link", name="Say when and where the workshops are").click()
    first = page.get_by_role("group", name="1. Launch")
    first.get_by_label("Date").fill("2037-11-07")
    first.get_by_label("Doors open").fill("13:30")
    first.get_by_label("Meeting link").fill(f"https://meet.example/{'x' * 60}")
    look = page.get_by_role("button", name="Look at it")
    look.click()
    doors = page.get_by_role("textbox", name="Doors open").first
    expect(doors).to_have_accessible_description(re.compile("open after the start"))
    expect_for_everybody(page)
    page.get_by_role("link", name="Launch: what are we for?, Doors open").click()
    expect(doors).to_be_in_viewport()
    doors.fill("12:30")
    look.click()
    expect(page.get_by_text("7 November 2037 is on a weekend")).to_be_visible()
    page.reload()
    expect(page.get_by_text("7 November 2037 is on a weekend")).to_be_visible()
    expect_for_everybody(page)
    page.get_by_role("button", name="Keep these dates").click()
    expect(page.get_by_role("status")).to_contain_text("These dates are kept.")
    expect(first.get_by_label("Date")).to_have_value("2037-11-07")
    page.go_back()
    expect(page.get_by_role("status")).to_contain_text("What that page showed is done")
    page.reload()
    expect(page.get_by_role("status")).to_have_count(0)
    expect(first.get_by_label("Date")).to_have_value("2037-11-07")


def made_by_mistake(page: Page) -> None:
    """One cohort more, which is removed once it was read what goes away with it."""
    turn_on_a_phone(page, "Overview")
    page.get_by_role("link", name="All cohorts").click()
    make(page, "East, 2026-27")
    page.get_by_role("link", name="Remove this cohort").click()
    expect_for_everybody(page)
    page.get_by_role("button", name="Remove this cohort").click()
    expect(page.get_by_role("status")).to_contain_text("The cohort is removed")
    expect(page.get_by_role("link", name="South, 2026-27", exact=True)).to_be_visible()
    expect(page.get_by_text("East, 2026-27")).to_have_count(0)


def test_one_link_leads_from_nothing_to_two_cohorts_and_who_leads_them(
    empty_server: LiveServer, chromium: Browser
) -> None:
    assert empty_server.store.cohorts.all() == ()
    (first,) = LINK.findall(empty_server.log)
    contexts = [chromium.new_context(viewport=size) for size in (PHONE, LAPTOP)]
    organising, leading = (patient(each).new_page() for each in contexts)
    comes_in(organising, first, "Organiser 1")
    expect_for_everybody(organising)
    make(organising, "North, 2026-27")
    expect(organising.get_by_text("To do: nobody facilitates yet")).to_be_visible()
    link = appoint(organising, "Kim", KIM)
    expect_for_everybody(organising)
    comes_in(leading, link, "Kim")
    expect(leading.get_by_text("You are in:")).to_have_count(0)
    organising.get_by_role("link", name="All cohorts").click()
    make(organising, "South, 2026-27")
    appoint(organising, "Kim", KIM)
    say_when(organising)
    leading.reload()
    where = leading.get_by_role("banner").locator("strong")
    expect(where).to_have_text("North, 2026-27")
    leading.get_by_role("link", name="change to another cohort").click()
    expect_for_everybody(leading)
    leading.get_by_role("button", name="Go to South, 2026-27").click()
    expect(where).to_have_text("South, 2026-27")
    made_by_mistake(organising)
    for each in contexts:
        each.close()


def test_a_page_of_another_seat_waits_and_one_click_leads_back(room: Room) -> None:
    live = room.live
    live.store.cohorts.add(f"{room.cohort}-led", "The one she leads")
    email = f"{room.cohort}@school.example"
    here = live.store.people.add(room.cohort, name="Sam", email=email)
    led = live.store.people.add(
        f"{room.cohort}-led", name="Sam", email=email, role=Role.FACILITATOR
    )
    guest: Guest = room.joined(here)
    open_workshop(guest.page)
    expect(guest.page.get_by_role("banner").locator("strong")).to_have_text(
        "Cohort of a test"
    )
    place = activity(guest.page, prompt_of(REFLECTION))
    other = guest.context.new_page()
    other.goto(f"{live.base}/seats")
    other.get_by_role("button", name="Go to The one she leads").click()
    told = guest.page.get_by_text("This browser is in another of your cohorts now.")
    expect(told).to_be_visible()
    give(Texts(("Only in one cohort.",)), place)
    back = guest.page.get_by_role("button", name="Change back")
    expect(back).to_be_visible()
    back.click()
    expect(told).to_have_count(0)
    expect_saved(place)
    for cohort, count in ((here.cohort.id, 1), (led.cohort.id, 0)):
        kept = live.store.responses.of(cohort, "workshop1_launch", here.person.id)
        assert len(kept) == count
    guest.troubles.clear()  # the browser notes what the server refuses
