"""What holds of every kind in a browser: small phones, names, leaving, two devices."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from playwright.sync_api import expect

from tests.activities.conftest import People, attached
from tests.activities.examples import (
    EVERY_KIND,
    IN_THE_ROOM,
    TOGETHER,
    WITH_CARDS,
    Make,
    cycle,
    meetings,
    protocol,
    recall,
)
from tests.activities.harness import SMALL_PHONE, Bench
from tests.activities.talking import kept, save
from toolkit.seat import Seat

pytestmark = pytest.mark.browser

WIDTHS_OF_LIST = """select => {
  if (getComputedStyle(select).opacity === "0") {  // it says its words in another place
    const words = select.nextElementSibling;
    return [words.clientWidth, words.scrollWidth];
  }
  const has = select.offsetWidth;
  select.style.cssText = "position: absolute; width: max-content; max-width: none";
  const needs = select.offsetWidth;
  select.style.cssText = "";
  return [has, needs];
}"""


@pytest.mark.parametrize("width", [320, 360, 390])
@pytest.mark.parametrize("make", IN_THE_ROOM)
def test_no_phone_cuts_the_words_of_a_list(
    make: Make,
    width: int,
    open_bench: Callable[..., Bench],
    people: People,
) -> None:
    bench = open_bench(size=(width, 640))
    bench.show(attached(make(), people.seat()))
    for chooser in bench.page.get_by_role("combobox").all():
        has, needs = chooser.evaluate(WIDTHS_OF_LIST)
        assert has >= needs


@pytest.mark.parametrize("make", [*IN_THE_ROOM, recall, *WITH_CARDS])
def test_a_small_phone_scrolls_one_way_and_every_target_is_large(
    make: Make, open_bench: Callable[..., Bench], people: People
) -> None:
    bench = open_bench(size=SMALL_PHONE)
    bench.show(attached(make(), people.seat()))
    assert bench.page.evaluate("document.documentElement.scrollWidth") <= 320
    for role in ("button", "combobox", "textbox", "slider", "spinbutton"):
        for target in bench.page.get_by_role(role).all():
            box = target.bounding_box()
            assert box is not None
            assert min(box["width"], box["height"]) >= 44


@pytest.mark.parametrize("make", WITH_CARDS)
def test_an_answer_is_there_again_on_the_next_visit(
    make: Make, open_bench: Callable[..., Bench], people: People
) -> None:
    me = people.seat()
    value = {
        "columns": [0, 2],
        "own": [],
        "marks": [1],
        "stars": [0],
        "order": [4, 3],
        "joins": [{"from": 0, "kind": 1, "to": 2}],
        "chosen": [40],
        "text": "Mine",
    }
    activity = attached(make(), me)
    save(activity, value)
    bench = open_bench()
    bench.show(attached(make(), people.again(me)))
    status = bench.page.get_by_role("status").filter(has_text="Saved")
    expect(status).to_have_count(1)


@pytest.mark.parametrize("make", [*EVERY_KIND, recall])
def test_an_activity_taken_down_stops_listening(
    make: Make, bench: Bench, people: People
) -> None:
    activity = attached(make(), people.seat())
    bench.show(activity)
    assert bench.take_down(activity) == 0


@pytest.mark.parametrize("make", TOGETHER)
def test_the_smallest_phone_never_scrolls_sideways(
    open_bench: Callable[..., Bench], seat: Seat, make: Make
) -> None:
    bench = open_bench(size=SMALL_PHONE)
    bench.show(attached(make(), seat))
    widths = "[document.documentElement.scrollWidth, innerWidth]"
    wide, room = bench.page.evaluate(widths)
    assert wide <= room


@pytest.mark.parametrize("make", TOGETHER)
def test_everything_to_press_or_fill_has_a_name_and_room_for_a_finger(
    bench: Bench, seat: Seat, make: Make
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


@pytest.mark.parametrize(
    ("make", "label", "name"),
    [
        (protocol, "Notes", "tuning"),
        (meetings, "Our new standing order", "meetings"),
        (cycle, "Our question about learning", "cycle"),
    ],
)
def test_what_another_device_kept_is_offered_beside_ones_own(
    bench: Bench, people: People, make: Make, label: str, name: str
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
