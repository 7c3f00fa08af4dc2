"""Meetings in a browser."""

from __future__ import annotations

import pytest
from playwright.sync_api import expect

from tests.activities.conftest import attached
from tests.activities.examples import meetings
from tests.activities.harness import Bench
from tests.activities.pressing import press, saved
from tests.activities.talking import kept
from toolkit.seat import Seat

pytestmark = pytest.mark.browser


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
