"""A whole afternoon: everybody answers everything, and finds it again."""

from __future__ import annotations

import pytest

from tests.browser.answers import answers_of
from tests.browser.people import LAPTOP, PHONE, Room, expect_drawn
from tests.browser.walking import expect_walked, walk

pytestmark = pytest.mark.browser


@pytest.mark.parametrize("size", [PHONE, LAPTOP], ids=["phone", "laptop"])
def test_everything_typed_is_saved_and_found_again(
    room: Room, size: dict[str, int]
) -> None:
    answers = answers_of("Participant 101")
    first = room.comes("Participant 101", group="Group 1", size=size)
    walk(first.page, answers)
    first.page.reload()
    expect_drawn(first.page)
    expect_walked(first.page, answers)
    other_device = room.arrived(first.seating, size=LAPTOP)
    expect_walked(other_device.page, answers)
