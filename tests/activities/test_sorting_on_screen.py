"""Sorting in a browser, by keyboard and mouse."""

from __future__ import annotations

import pytest
from playwright.sync_api import expect

from tests.activities.conftest import People, attached
from tests.activities.examples import sorting
from tests.activities.harness import Bench
from tests.activities.talking import kept

pytestmark = pytest.mark.browser


def test_cards_are_sorted_by_keyboard_and_a_full_column_says_so(
    bench: Bench, people: People
) -> None:
    me = people.seat()
    bench.show(attached(sorting(), me))
    page = bench.page
    for card in ("Ratio", "Fractions"):
        page.get_by_label(f"Where to put: {card}").select_option("Rebuild")
    told = page.get_by_role("status").first
    expect(told).to_have_text("‘Fractions’ is now in Rebuild.")  # noqa: RUF001
    third = page.get_by_label("Where to put: Area")
    third.select_option("Rebuild")
    expect(told).to_have_text("Rebuild holds 2 at most. Move one out first.")
    expect(third).to_have_value("")
    expect(page.get_by_role("status").last).to_contain_text("Saved")
    assert kept(me, "sort")["words"]["Rebuild"] == ["Ratio", "Fractions"]


def test_a_card_that_waits_asks_why_and_until_when(
    bench: Bench, people: People
) -> None:
    me = people.seat()
    bench.show(attached(sorting(), me))
    page = bench.page
    expect(page.get_by_label("Why? Area")).to_be_hidden()
    page.get_by_label("Where to put: Area").select_option("Wait")
    page.get_by_label("Why? Area").fill("A summer unit carries it")
    page.get_by_label("Look again on: Area").fill("2023-06-05")
    expect(page.get_by_role("status").last).to_contain_text("Saved")
    value = kept(me, "sort")
    assert (value["reasons"][4], value["dates"][4]) == (
        "A summer unit carries it",
        "2023-06-05",
    )


def test_a_card_is_dragged_to_its_column(bench: Bench, people: People) -> None:
    bench.show(attached(sorting(), people.seat()))
    bench.page.get_by_title("Drag to a place").nth(1).hover()
    bench.page.mouse.down()
    bench.page.locator("[data-place='1']").hover()
    bench.page.mouse.up()
    where = bench.page.get_by_label("Where to put: Angle facts")
    expect(where).to_have_value("1")
