"""The screen for the room, on the real server: it follows, fits, and tells nothing."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest
from playwright.sync_api import expect

from tests.browser.accessibility import resize
from tests.browser.notebook import prompt_of
from tests.browser.people import Room
from tests.serving import WORKSHOP, wait_for_page
from toolkit.model import Role, Sharing, showing
from toolkit.model import pace as pacing
from toolkit.seat import Seat
from toolkit.seat.channel import SilentChannel

pytestmark = pytest.mark.browser
WALL = "w1-p6-fight-to-keep"
PROJECTORS = ((1280, 720), (1920, 1080))
NOTHING_CUT_OFF = """() => [
  document.documentElement, document.querySelector('.ws-screen-main'),
].every((one) => one.scrollHeight <= one.clientHeight + 1
  && one.scrollWidth <= one.clientWidth + 1)"""
"""Nothing would have to be scrolled to."""
HIDDEN = (Sharing.PRIVATE, Sharing.FACILITATORS, Sharing.GROUP)


def _says(room: Room, number: int, words: str, sharing: Sharing) -> Seat:
    seating = room.seat(f"Participant {number}", group="Group 1")
    seat = Seat(seating, store=room.live.store, channel=SilentChannel())
    seat.save(
        WORKSHOP, WALL, {"choice": None, "text": words},
        sharing=sharing, based_on=0, write=f"w-{number}", prompt="Asked",
    )  # fmt: skip
    return seat


def test_the_screen_follows_fits_and_shows_only_what_everybody_may_see(
    room: Room,
) -> None:
    wait_for_page(room.live.signed_in("Facilitator 1"), "/page/screen")
    code = room.code()
    seating = room.seat("Facilitator 180", role=Role.FACILITATOR)
    leader = Seat(seating, store=room.live.store, channel=SilentChannel())
    for number in range(1, 13):
        _says(room, 180 + number, f"Shared thought {number}. " * 9, Sharing.COHORT)
    for number, level in enumerate(HIDDEN, 200):
        _says(room, number, f"Kept thought of {level}", level)
    leader.pace.steer(
        WORKSHOP, lambda p: pacing.open_section(p, "section-3", at=datetime.now(UTC))
    )
    guest = room.joined(seating)
    guest.page.goto(f"{room.live.base}/page/screen")
    shown = guest.page.get_by_role("region", name="Screen for the room")
    expect(shown.get_by_role("heading", level=1)).to_have_text(
        "Keynote: 30 min talk, 10 min questions"
    )
    expect(shown.get_by_text(prompt_of(WALL))).to_be_visible()
    expect(shown.get_by_text(code)).to_be_visible()
    leader.pace.steer(
        WORKSHOP,
        lambda p: pacing.start_timer(
            replace(p, revealed=frozenset({WALL})),
            "Write",
            seconds=300,
            at=datetime.now(UTC) + timedelta(seconds=1),
        ),
    )
    guest.page.reload()
    expect(shown.get_by_text("Shared thought 12.").first).to_be_visible()
    expect(shown.get_by_role("timer")).not_to_be_empty()
    for width, height in PROJECTORS:
        resize(guest.page, width=width, height=height)
        guest.page.wait_for_function(NOTHING_CUT_OFF)
    for level in HIDDEN:
        assert f"Kept thought of {level}" not in guest.text()
        assert not guest.was_told(f"Kept thought of {level}")


def test_two_screens_turn_together_and_say_goodbye(room: Room) -> None:
    wait_for_page(room.live.signed_in("Facilitator 1"), "/page/screen")
    seating = room.seat("Facilitator 181", role=Role.FACILITATOR)
    leader = Seat(seating, store=room.live.store, channel=SilentChannel())
    for number in range(1, 13):
        _says(room, 220 + number, f"Shared thought {number}. " * 9, Sharing.COHORT)
    leader.pace.steer(
        WORKSHOP, lambda p: pacing.open_section(p, "section-3", at=datetime.now(UTC))
    )
    leader.pace.steer(WORKSHOP, lambda p: showing.put_up(p, WALL))
    first, second = room.joined(seating).page, room.joined(seating).page
    for page in (first, second):
        page.goto(f"{room.live.base}/page/screen")
        expect(page.get_by_text("Page 1 of")).to_be_visible()
    first.keyboard.press("PageDown")
    for page in (first, second):
        expect(page.get_by_text("Page 2 of")).to_be_visible()
    leader.pace.steer(WORKSHOP, lambda p: pacing.end_live(p, at=datetime.now(UTC)))
    for page in (first, second):
        expect(page.get_by_text("That is all for today")).to_be_visible()
        expect(page.get_by_text("Task 1: A shared picture")).to_be_visible()
        expect(page.get_by_text("Due Friday 20 January")).to_be_visible()


def test_the_screen_opens_for_facilitators_only(room: Room) -> None:
    guest = room.joined(room.seat("Participant 210"))
    answer = guest.page.goto(f"{room.live.base}/page/screen")
    assert answer is not None
    assert answer.status == 404
    guest.forgive("404")
