"""The line between browser and server fails; what was typed does not."""

from __future__ import annotations

import pytest
from playwright.sync_api import expect

from tests.faults.people import (
    OFFLINE,
    House,
    box,
    connection,
    expect_back,
    expect_saved,
    status,
    wait_for_answer,
)

pytestmark = [pytest.mark.browser, pytest.mark.slow]


@pytest.mark.parametrize("calls", [1, 8])
def test_words_typed_while_the_line_is_cut_are_saved_afterwards(
    house: House, calls: int
) -> None:
    someone = house.someone()
    box(someone.page).fill("before")
    expect_saved(someone.page)
    someone.line.cut()
    expect(connection(someone.page)).to_contain_text("kept")
    box(someone.page).fill("before, and while away")
    expect(status(someone.page)).to_have_text(OFFLINE)
    someone.line.wait_for_calls_in_vain(calls)
    expect(box(someone.page)).to_have_value("before, and while away")
    assert house.server.answer(someone.seating) == "before"
    someone.line.mend()
    expect_back(someone, "before, and while away")


def test_a_half_open_line_is_noticed_and_left(house: House) -> None:
    someone = house.someone()
    box(someone.page).fill("before")
    expect_saved(someone.page)
    someone.line.half_open()
    box(someone.page).fill("into the cotton")
    expect(connection(someone.page)).to_contain_text("kept")
    expect(status(someone.page)).to_have_text(OFFLINE)
    someone.line.reset()
    expect(box(someone.page)).to_have_value("into the cotton")
    assert house.server.answer(someone.seating) == "before"
    someone.line.mend()
    expect_back(someone, "into the cotton")


def test_an_acknowledgement_that_was_lost_is_given_again(house: House) -> None:
    someone = house.someone()
    box(someone.page).fill("first")
    expect_saved(someone.page)
    # What is typed next arrives, but the answer to it is lost on its way.
    someone.line.mute()
    box(someone.page).fill("second")
    wait_for_answer(someone, "second")
    someone.line.cut()
    expect(status(someone.page)).to_have_text(OFFLINE)
    someone.line.mend()
    expect_back(someone, "second")
    assert house.server.history(someone.seating) == ["first", "second"]


def test_newer_words_never_quarrel_with_words_whose_acknowledgement_was_lost(
    house: House,
) -> None:
    someone = house.someone()
    someone.line.mute()
    box(someone.page).fill("one")
    wait_for_answer(someone, "one")
    someone.line.cut()
    box(someone.page).fill("one, two")
    expect(status(someone.page)).to_have_text(OFFLINE)
    someone.line.mend()
    someone.page.reload()
    expect_back(someone, "one, two")
    assert house.server.history(someone.seating) == ["one", "one, two"]


def test_a_line_that_is_cut_again_and_again_loses_nothing(house: House) -> None:
    someone = house.someone()
    text = ""
    for word in ("one", "two", "three", "four"):
        text = f"{text} {word}".strip()
        box(someone.page).press_sequentially(f" {word}" if word != "one" else word)
        someone.line.reset()
    expect_back(someone, text)


def test_nothing_moves_under_the_hands_of_somebody_who_types(house: House) -> None:
    someone = house.someone()
    box(someone.page).press_sequentially("The end.")
    expect_saved(someone.page)
    box(someone.page).press("Home")
    someone.line.cut()
    expect(connection(someone.page)).to_contain_text("kept")
    someone.line.mend()
    box(someone.page).press_sequentially("Begin. ")
    expect_back(someone, "Begin. The end.")
    box(someone.page).press_sequentially("Middle. ")
    expect_back(someone, "Begin. Middle. The end.")
