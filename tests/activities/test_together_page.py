"""Protocol, meetings, cycle, pen picture and story in a real browser."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest
from playwright.sync_api import expect

from tests.activities.conftest import WORKSHOP, People, attached
from tests.activities.harness import SMALL_PHONE, Bench
from tests.activities.together import cycle, meetings, protocol
from toolkit.activities import Activity, PenPicture, Story
from toolkit.model import PROGRAMME
from toolkit.seat import Seat

pytestmark = pytest.mark.browser

ALL = (protocol, meetings, cycle, PenPicture, Story)


@pytest.fixture
def database_url(sqlite_url: str) -> str:
    """What the page does is the same whatever keeps the answers."""
    return sqlite_url


@pytest.fixture
def seat(people: People) -> Seat:
    return people.seat()


def kept(seat: Seat, name: str, workshop: str = WORKSHOP) -> Any:
    response = seat.response(workshop, name)
    return response.value if response else None


def saved(bench: Bench, *, times: int = 1) -> None:
    expect(bench.page.get_by_text("Saved ")).to_have_count(times)


def press(bench: Bench, name: str) -> None:
    bench.page.get_by_role("button", name=name, exact=True).click()


# -- the timer of a protocol -------------------------------------------------------


@pytest.fixture
def timer(bench: Bench, seat: Seat) -> Bench:
    """A protocol whose time passes only when a test says so."""
    bench.page.clock.install(time="2023-03-28T13:10:00Z")
    bench.page.clock.pause_at("2023-03-28T13:20:00Z")
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


# -- meetings ----------------------------------------------------------------------


def test_minutes_are_added_up_by_kind(bench: Bench, seat: Seat) -> None:
    bench.show(attached(meetings(), seat))
    first = bench.page.get_by_role("group", name="Our last meeting")
    first.get_by_label("Item 1", exact=True).fill("Duty rota")
    first.get_by_label("Minutes of item 1").fill("15")
    first.get_by_label("Kind of item 1").select_option("P: people")
    second = bench.page.get_by_role("group", name="The meeting before")
    second.get_by_label("Minutes of item 1").fill("45")
    row = bench.page.get_by_role("row")
    expect(row.filter(has_text="P: people")).to_have_text("P: people1525%")
    expect(row.filter(has_text="Not marked")).to_have_text("Not marked yet4575%")
    saved(bench)
    assert kept(seat, "meetings")["meetings"] == [
        [{"item": "Duty rota", "minutes": 15, "kind": "P"}],
        [{"item": "", "minutes": 45, "kind": ""}],
    ]


def test_a_spare_card_goes_to_the_meeting_it_was_meant_for(
    bench: Bench, seat: Seat
) -> None:
    bench.show(attached(meetings(), seat))
    page = bench.page
    page.get_by_text("Spare cards").click()
    page.get_by_label("Card").select_option("Look at six books")
    press(bench, "Add to: The meeting before")
    expect(
        page.get_by_text("“Look at six books” added: The meeting before.")
    ).to_be_visible()
    saved(bench)
    assert [item["item"] for item in kept(seat, "meetings")["meetings"][1]] == [
        "Look at six books"
    ]


def test_a_filled_item_is_removed_with_care(bench: Bench, seat: Seat) -> None:
    bench.show(attached(meetings(), seat))
    page = bench.page
    first = page.get_by_role("group", name="Our last meeting")
    first.get_by_label("Item 1", exact=True).fill("Duty rota")
    remove = "Remove item 1: Our last meeting"
    press(bench, remove)
    press(bench, "Keep it")
    expect(first.get_by_label("Item 1", exact=True)).to_have_value("Duty rota")
    press(bench, remove)
    press(bench, "Yes, remove it")
    expect(first.get_by_label("Item 1", exact=True)).to_have_value("")
    adding = page.get_by_role("button", name="Add an item: Our last meeting")
    expect(adding).to_be_focused()


def test_minutes_past_counting_are_refused_in_words(bench: Bench, seat: Seat) -> None:
    bench.show(attached(meetings(), seat))
    bench.page.get_by_label("Minutes of item 1").first.fill("6000")
    expect(
        bench.page.get_by_text("Minutes are a whole number from 0 to 600.")
    ).to_be_visible()


# -- cycle -------------------------------------------------------------------------


def test_the_check_says_what_is_still_missing(bench: Bench, seat: Seat) -> None:
    bench.show(attached(cycle(), seat))
    page = bench.page
    for number in (1, 2, 3):
        week = page.get_by_role("group", name=f"Week {number}")
        week.get_by_label("Room").fill("M4")
    for number in (1, 2):
        page.get_by_role("group", name=f"Week {number}").get_by_label(
            "Somebody other"
        ).check()
    checks = page.get_by_role("region", name="Is everything in it?")
    lines = checks.get_by_role("listitem")
    expect(lines.filter(has_text="Rooms")).to_have_text("DoneRooms: all 3 weeks")
    expect(lines.filter(has_text="Dates")).to_have_text(
        "To doDates: 0 of 3 weeks so far"
    )
    expect(lines.filter(has_text="Somebody")).to_contain_text("2 of 3 weeks: enough")


def test_a_week_is_reworded_and_kept(bench: Bench, seat: Seat) -> None:
    bench.show(attached(cycle(), seat))
    week = bench.page.get_by_role("group", name="Week 1")
    expect(week.get_by_label("What happens")).to_have_value("Agree one question")
    week.get_by_label("What happens").fill("Watch one lesson")
    week.get_by_label("Date").fill("2023-04-17")
    saved(bench)
    bench.reload()
    expect(week.get_by_label("What happens")).to_have_value("Watch one lesson")
    assert kept(seat, "cycle")["weeks"][0]["date"] == "2023-04-17"


# -- pen picture and story ---------------------------------------------------------


def test_pieces_are_counted_and_shared_one_by_one(bench: Bench, seat: Seat) -> None:
    bench.show(attached(PenPicture(), seat))
    page = bench.page
    page.get_by_label("Ask me about").fill("word " * 21)
    expect(page.get_by_text("21 words. About 20 is plenty")).to_be_visible()
    expect(page.get_by_text("1 of 6 pieces written")).to_be_visible()
    page.get_by_label("Who will see this").last.select_option("Everyone in the cohort")
    saved(bench)
    responses = seat.responses(PROGRAMME)
    assert {name: r.sharing for name, r in responses.items()} == {
        "pen-picture.ask": "cohort"
    }


def test_the_words_of_a_story_are_counted_together(bench: Bench, seat: Seat) -> None:
    bench.show(attached(Story(), seat))
    page = bench.page
    page.get_by_label("Title").fill("Twenty minutes")
    page.get_by_label("The turning point").fill("A broken projector")
    expect(page.get_by_text("5 of 400 words in all")).to_be_visible()
    page.get_by_label("What we did").fill("word " * 400)
    expect(page.get_by_text("405 words in all. About 400 is plenty")).to_be_visible()
    saved(bench)
    assert kept(seat, "story-of-change", PROGRAMME)["title"] == "Twenty minutes"


# -- all of them -------------------------------------------------------------------


@pytest.mark.parametrize("make", ALL)
def test_the_smallest_phone_never_scrolls_sideways(
    open_bench: Callable[..., Bench], seat: Seat, make: Callable[[], Activity]
) -> None:
    bench = open_bench(size=SMALL_PHONE)
    bench.show(attached(make(), seat))
    widths = "[document.documentElement.scrollWidth, innerWidth]"
    wide, room = bench.page.evaluate(widths)
    assert wide <= room


@pytest.mark.parametrize("make", ALL)
def test_everything_to_press_or_fill_has_a_name_and_room_for_a_finger(
    bench: Bench, seat: Seat, make: Callable[[], Activity]
) -> None:
    bench.show(attached(make(), seat))
    bare = bench.page.evaluate(
        """() => [...document.querySelectorAll("input, select, textarea, button")]
            .filter((one) => one.offsetParent)
            .filter((one) => !one.textContent.trim() && !one.labels?.length)
            .map((one) => one.outerHTML)"""
    )
    small = bench.page.evaluate(
        """() => [...document.querySelectorAll("button, select, textarea, summary")]
            .filter((one) => one.offsetParent && one.offsetHeight < 44)
            .map((one) => one.outerHTML)"""
    )
    assert (bare, small) == ([], [])


@pytest.mark.parametrize("make", ALL)
def test_nothing_listens_after_an_activity_is_taken_down(
    bench: Bench, seat: Seat, make: Callable[[], Activity]
) -> None:
    activity = attached(make(), seat)
    bench.show(activity)
    assert bench.take_down(activity) == 0


@pytest.mark.parametrize(
    ("make", "label", "name"),
    [
        (protocol, "Notes", "tuning"),
        (meetings, "Our new standing order", "meetings"),
        (cycle, "Our question about learning", "cycle"),
    ],
)
def test_what_another_device_kept_is_offered_beside_ones_own(
    bench: Bench, people: People, make: Callable[[], Activity], label: str, name: str
) -> None:
    seat = people.seat()
    bench.show(attached(make(), seat))
    other = attached(make(), people.again(seat))
    value = other.check(
        {"notes": "There", "order": "There", "question": "There"}, part=""
    )
    other._receive(
        other,
        {
            "do": "save",
            "value": value,
            "sharing": "group",
            "based_on": 0,
            "write": "there",
        },
        [],
    )
    bench.page.get_by_label(label).fill("Here")
    expect(bench.page.get_by_text("Both versions are kept").first).to_be_visible()
    bench.page.get_by_role("button", name="Use this one").last.click()
    expect(bench.page.get_by_label(label)).to_have_value("There")
    assert kept(seat, name) == value
