"""A whole afternoon: everybody answers everything, and finds it again."""

from __future__ import annotations

import pytest
from playwright.sync_api import expect

from tests.browser.answers import answers_of
from tests.browser.notebook import ACTIVITIES
from tests.browser.people import Afternoon, expect_drawn
from tests.browser.walking import expect_walked

pytestmark = pytest.mark.browser


def test_there_is_an_answer_for_everything_the_notebook_asks() -> None:
    assert {asked.name for asked in ACTIVITIES} == set(answers_of("Participant 101"))


@pytest.mark.parametrize("number", [0, 1, 2])
def test_everything_typed_is_found_after_loading_the_page_again(
    afternoon: Afternoon, number: int
) -> None:
    guest = afternoon.participants[number]
    guest.page.reload()
    expect_drawn(guest.page)
    expect_walked(guest.page, answers_of(guest.name))
    guest.calmly()


def test_everything_typed_on_the_phone_is_found_on_a_laptop(
    afternoon: Afternoon,
) -> None:
    laptop = afternoon.room.arrived(afternoon.first.seating)
    expect_walked(laptop.page, answers_of(laptop.name))
    laptop.context.close()


def test_one_page_shows_nothing_that_only_its_neighbour_may_see(
    afternoon: Afternoon,
) -> None:
    words = "A mentor who listened."
    private = f"A5, because I rarely ask. ({afternoon.first.name})"
    expect(afternoon.second.page.get_by_text(words)).to_have_count(0)
    for guest in (afternoon.second, afternoon.third, afternoon.facilitator):
        assert private not in guest.text()
        assert not guest.was_told(private)
    assert private in afternoon.first.text()
