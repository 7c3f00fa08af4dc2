"""A facilitator looks at the page as a participant sees it, and nothing is kept."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import UTC, datetime

import pytest
from playwright.sync_api import Locator, Page, expect

from tests.browser.axe import COLOURS, faults
from tests.browser.outline import open_around
from tests.browser.people import LAPTOP, PHONE, Guest, Room, expect_drawn
from tests.chromium import FITS
from tests.serving import WORKSHOP
from toolkit.demo.picture import picture
from toolkit.model import Role
from toolkit.seat.looking import NOTHING_KEPT

LOOK = "As participants"
HOPE = "My hope for June in one sentence."
SAID = "That reasons are heard in every lesson."
SECTION = "Talking heads in pairs"


def facilitator(room: Room, *, size: dict[str, int] = LAPTOP) -> Guest:
    return room.joined(room.seat("Facilitator 7", role=Role.FACILITATOR), size=size)


def look(guest: Guest, room: Room) -> Page:
    """The page as participants see it, from the cockpit's own link."""
    room.prepared("/page/facilitate", f"/workshop/{WORKSHOP}")
    page = guest.page
    page.goto(f"{room.live.base}/page/facilitate")
    steer = page.get_by_role("region", name="Steer")
    steer.get_by_label("Workshop").select_option(WORKSHOP)
    link = steer.get_by_role("link", name=LOOK)
    expect(link).to_have_attribute("href", re.compile(f"{WORKSHOP}/look$"))
    with guest.context.expect_page() as opened:
        link.click()
    expect_drawn(opened.value)
    return opened.value


def told(page: Page) -> Locator:
    """What stands on every such page, and on no other."""
    return page.get_by_role("complementary").filter(has_text=NOTHING_KEPT)


def kept_here(page: Page) -> list[str]:
    """What the browser keeps that was typed and not sent."""
    kept: list[str] = page.evaluate(
        "Object.keys(localStorage).filter((name) => name.startsWith('workshop-draft'))"
    )
    return kept


def hope(page: Page) -> Locator:
    open_around(page, HOPE)
    return page.locator("#activity-w1-r4-hope").get_by_role("textbox").first


def test_what_a_facilitator_types_there_is_kept_nowhere(room: Room) -> None:
    author = room.comes("Participant 1", group="Group 1")
    box = hope(author.page)
    box.fill(SAID)
    expect(author.page.get_by_text(re.compile("^Saved")).first).to_be_visible()
    leads = facilitator(room)
    page = look(leads, room)
    expect(told(page)).to_be_visible()
    expect(page.get_by_role("banner")).to_contain_text("A participant")
    box = hope(page)
    expect(box).to_have_value("")
    box.fill("What would they see?")
    refusal = page.get_by_role("main").get_by_text(NOTHING_KEPT)
    expect(refusal.first).to_be_visible()
    assert kept_here(page) == []
    assert SAID not in page.locator("body").inner_text()
    assert not leads.was_told(SAID)
    page.reload()
    expect_drawn(page)
    expect(hope(page)).to_have_value("")
    page.goto(f"{room.live.base}/workshop/{WORKSHOP}")  # the facilitator's own
    expect_drawn(page)
    expect(told(page)).to_have_count(0)
    expect(hope(page)).to_have_value("")
    own = room.live.store.responses.of(room.cohort, WORKSHOP, leads.seating.person.id)
    assert own == {}
    page.close()


def test_it_follows_the_room(room: Room) -> None:
    leads = facilitator(room)
    page = look(leads, room)
    store = room.live.store
    pace = store.pace.of(room.cohort, WORKSHOP)
    opened = {"section-2": datetime.now(UTC)}
    store.pace.save(
        replace(pace, section="section-2", opened=opened, notice="Ten minutes.")
    )
    bar = page.locator(".page-bar")
    expect(bar).to_contain_text(SECTION)
    expect(bar).to_contain_text("Ten minutes.")
    page.close()


def test_a_file_is_refused_and_no_form_of_the_page_is_sent(room: Room) -> None:
    leads = facilitator(room)
    page = look(leads, room)
    open_around(page, "Task 1: A shared picture")
    page.get_by_role("button", name="Show all parts at once").click()
    image = {"name": "book.png", "mimeType": "image/png", "buffer": picture(1)}
    page.locator("input[type=file]").first.set_input_files(image)  # type: ignore[arg-type]
    expect(page.get_by_text(f"book.png: {NOTHING_KEPT}").first).to_be_visible()
    leads.forgive("403")
    page.get_by_role("button", name="Sign out").first.click()
    expect(told(page)).to_be_focused()
    page.get_by_role("link", name=re.compile("PDF")).first.click()
    expect(told(page)).to_be_focused()
    page.close()
    leads.page.reload()
    expect(leads.page.get_by_role("banner")).to_contain_text(leads.name)


def test_it_can_be_seen_at_the_width_of_a_phone(room: Room) -> None:
    leads = facilitator(room)
    page = look(leads, room)
    with page.expect_popup() as opened:
        page.get_by_role("button", name="At the width of a phone").click()
    expect(told(opened.value)).to_be_visible()
    expect(opened.value).to_have_url(re.compile(f"/{WORKSHOP}/look$"))
    opened.value.close()
    page.close()


@pytest.mark.parametrize("size", [LAPTOP, PHONE], ids=["laptop", "phone"])
def test_everybody_can_read_it(room: Room, size: dict[str, int]) -> None:
    leads = facilitator(room, size=size)
    leads.page.goto(f"{room.live.base}/workshop/{WORKSHOP}/look")
    expect_drawn(leads.page)
    assert faults(leads.page) == []
    assert faults(leads.page, scheme="dark", only=COLOURS) == []
    assert leads.page.evaluate(FITS)


def test_a_participant_does_not_find_it(room: Room) -> None:
    guest = room.joined(room.seat("Participant 2"))
    reply = guest.page.goto(f"{room.live.base}/workshop/{WORKSHOP}/look")
    assert reply is not None
    assert reply.status == 404
    guest.forgive("404")
