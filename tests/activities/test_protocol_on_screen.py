"""A protocol in a browser: its timer and its notes."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest
from playwright.sync_api import expect

from tests.activities.conftest import attached
from tests.activities.examples import protocol
from tests.activities.harness import Bench
from tests.activities.pressing import press, saved
from tests.activities.talking import kept
from toolkit.seat import Seat

pytestmark = pytest.mark.browser


@pytest.fixture
def timer(bench: Bench, seat: Seat) -> Bench:
    """A protocol whose time passes only when a test says so."""
    bench.set_clock(datetime(2023, 3, 28, 13, 20, tzinfo=UTC))
    bench.show(attached(protocol(), seat))
    return bench


def pass_time(bench: Bench, seconds: int) -> None:
    bench.page.clock.run_for(seconds * 1000)


def spoken(bench: Bench, words: str) -> None:
    line = bench.page.get_by_role("group", name="Timer").get_by_role("status")
    expect(line).to_have_text(words)


def showing(bench: Bench, words: str) -> None:
    expect(bench.page.get_by_role("timer")).to_have_text(words)


def test_a_step_is_announced_and_its_time_counted_down(timer: Bench) -> None:
    press(timer, "Start the first step")
    spoken(
        timer,
        "Step 1 of 3: Roles and purpose. 2 minutes. Who speaks: Timekeeper.",
    )
    pass_time(timer, 30)
    showing(timer, "1:30 left")
    pass_time(timer, 31)
    spoken(timer, "One minute left.")


def test_when_time_is_up_the_group_decides_when_to_go_on(timer: Bench) -> None:
    press(timer, "Start the first step")
    pass_time(timer, 300)
    showing(timer, "Time is up")
    spoken(timer, "Time is up for step 1. When you are ready: Next step.")
    expect(timer.page.get_by_role("button", name="Next step")).to_be_focused()
    press(timer, "Next step")
    spoken(
        timer,
        "Step 2 of 3: The unit & the question. 8 minutes. Who speaks: Presenter only.",
    )
    current = timer.page.locator("[aria-current=step]")
    expect(current).to_contain_text("The unit & the question")


def test_a_pause_stops_the_time_and_going_on_starts_it(timer: Bench) -> None:
    press(timer, "Start the first step")
    pass_time(timer, 20)
    press(timer, "Pause")
    pass_time(timer, 500)
    showing(timer, "1:40 left, paused")
    press(timer, "Go on")
    pass_time(timer, 10)
    showing(timer, "1:30 left")


def test_a_minute_is_added_even_after_the_time_was_up(timer: Bench) -> None:
    press(timer, "Start the first step")
    pass_time(timer, 200)
    press(timer, "One more minute")
    showing(timer, "1:00 left")
    spoken(timer, "One minute added: 1:00 left.")


def test_the_timer_goes_on_through_a_reload(timer: Bench) -> None:
    press(timer, "Start the first step")
    press(timer, "Next step")
    pass_time(timer, 60)
    timer.reload()
    showing(timer, "7:00 left")
    expect(timer.page.get_by_text("Step 2 of 3")).to_be_visible()


def test_the_last_step_ends_the_protocol_and_it_can_begin_again(timer: Bench) -> None:
    for name in ("Start the first step", "Next step", "Next step", "Finish"):
        press(timer, name)
    spoken(timer, "That was the last step.")
    expect(timer.page.get_by_role("button", name="Start again")).to_be_focused()
    press(timer, "Start again")
    showing(timer, "2:00 left")


def test_a_step_taken_too_early_is_taken_back(timer: Bench) -> None:
    press(timer, "Start the first step")
    press(timer, "Next step")
    press(timer, "One step back")
    showing(timer, "2:00 left")
    expect(timer.page.get_by_role("button", name="Pause")).to_be_focused()


def test_a_timer_that_cannot_be_read_stands_at_its_beginning(timer: Bench) -> None:
    press(timer, "Start the first step")
    timer.page.evaluate(
        "Object.keys(localStorage).filter((key) => key.startsWith('workshop-timer:'))"
        ".forEach((key) => (localStorage[key] = '{\"step\": 99}'))"
    )
    timer.reload()
    expect(
        timer.page.get_by_role("button", name="Start the first step")
    ).to_be_visible()


def test_who_does_what_is_kept_with_the_notes(bench: Bench, seat: Seat) -> None:
    bench.show(attached(protocol(), seat))
    bench.page.get_by_label("Presenter", exact=True).fill("AB")
    bench.page.get_by_label("Notes").fill("I wonder")
    saved(bench)
    assert kept(seat, "tuning") == {"who": ["AB", ""], "notes": "I wonder"}
