"""Everybody can use every page: by ear, by keyboard, on a small screen."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from playwright.sync_api import expect

from tests.browser.accessibility import expect_for_everybody, heading_levels, nodes
from tests.browser.outline import entry
from tests.browser.people import (
    LAPTOP,
    PHONE,
    Guest,
    Room,
    expect_drawn,
)
from toolkit.model import Role

pytestmark = pytest.mark.browser
SIZES = pytest.mark.parametrize("size", [PHONE, LAPTOP], ids=["phone", "laptop"])


def _join_by_link(room: Room, guest: Guest) -> None:
    guest.page.goto(room.link(guest.seating))


def _join_by_code(room: Room, guest: Guest) -> None:
    guest.page.goto(f"{room.live.base}/join")


def _choose_a_name(room: Room, guest: Guest) -> None:
    guest.page.goto(f"{room.live.base}/join?code={room.code()}")
    guest.page.get_by_role("button", name="Continue").click()
    expect(guest.page.get_by_role("radio")).not_to_have_count(0)


def _start(room: Room, guest: Guest) -> None:
    _join_by_link(room, guest)
    guest.page.get_by_role("button", name="Join as").click()
    expect(guest.page.get_by_role("button", name="Sign out")).to_be_visible()


def _people(room: Room, guest: Guest) -> None:
    _start(room, guest)
    guest.page.get_by_role("link", name="People: Joining").click()
    expect(guest.page.get_by_role("table")).to_be_visible()


@SIZES
@pytest.mark.parametrize(
    "go", [_join_by_link, _join_by_code, _choose_a_name, _start, _people]
)
def test_the_pages_around_a_workshop_are_for_everybody(
    room: Room, go: Callable[[Room, Guest], None], size: dict[str, int]
) -> None:
    seating = room.seat("Facilitator 170", role=Role.FACILITATOR)
    room.seat("Participant 170")
    guest = room.browser(seating, size=size)
    go(room, guest)
    expect_for_everybody(guest.page)


@SIZES
def test_a_workshops_page_is_for_everybody_before_it_is_filled_in(
    room: Room, size: dict[str, int]
) -> None:
    expect_for_everybody(room.comes("Participant 171", size=size).page)


def test_a_workshop_can_be_read_before_any_script_runs(room: Room) -> None:
    cookies = room.comes("Participant 173").context.cookies()
    context = room.chromium.new_context(java_script_enabled=False, viewport=PHONE)  # type: ignore[arg-type]
    room.opened.callback(context.close)
    context.add_cookies(cookies)  # type: ignore[arg-type]
    page = context.new_page()
    page.goto(f"{room.live.base}/workshop/workshop1_launch")
    expect(page.get_by_role("heading", name="My action plan")).to_be_visible()
    assert "answering needs JavaScript" in page.locator("body").inner_text()
    assert heading_levels(nodes(page))[0] == 1


def test_the_keyboard_alone_reaches_the_first_answer(room: Room) -> None:
    page = room.comes("Participant 172").page
    page.reload()
    expect_drawn(page)
    page.keyboard.press("Tab")
    expect(page.get_by_role("link", name="Skip to the workshop")).to_be_focused()
    page.keyboard.press("Enter")
    page.keyboard.press("Tab")
    expect(entry(page, "Welcome, purpose, working agreement")).to_be_focused()
    page.keyboard.press("Enter")
    expect(page.get_by_role("radio").first).to_be_visible()
    page.keyboard.press("Tab")
    expect(page.get_by_role("radio").first).to_be_focused()
    page.keyboard.press("Space")
    expect(page.get_by_role("radio").first).to_be_checked()
