"""One person in several places: tabs, devices, a missed hint, a lent computer."""

from __future__ import annotations

import re

import pytest
from playwright.sync_api import Locator, Page, expect

from tests.faults.people import (
    OFFLINE,
    House,
    Someone,
    activity,
    box,
    connection,
    expect_back,
    expect_saved,
    status,
)
from tests.faults.site import CELLS, FEAR

pytestmark = [pytest.mark.browser, pytest.mark.slow]

FORGETFUL = """
from toolkit.forking.hooks import HOOKS

class MissesFirst(list):
    missed = False

    def __iter__(self):
        if self.missed:
            return super().__iter__()
        self.missed = True
        return iter(())

HOOKS.on_notice = MissesFirst(HOOKS.on_notice)
"""
"""In every kernel of this module's notebook the first hint goes unheard."""


@pytest.fixture(scope="module")
def cells() -> tuple[str, ...]:
    return (FORGETFUL, *CELLS)


def both_versions(page: Page) -> Locator:
    """Where a page shows what was written on this device and on another."""
    return activity(page).get_by_role("group", name="You answered this")


def in_conflict(house: House) -> tuple[Someone, Someone]:
    """A phone that was away, and a laptop, on which one person wrote two answers."""
    phone = house.someone()
    laptop = house.someone(phone.seating)
    box(phone.page).fill("from both")
    expect_saved(phone.page)
    box(phone.page, FEAR).fill("a second hint, since the first is missed")
    expect_saved(phone.page, FEAR)
    expect(box(laptop.page)).to_have_value("from both")
    phone.line.cut()
    box(phone.page).fill("from the phone")
    expect(status(phone.page)).to_have_text(OFFLINE)
    box(laptop.page).fill("from the laptop")
    expect_saved(laptop.page)
    phone.line.mend()
    expect(both_versions(phone.page)).to_contain_text("from the laptop")
    expect(both_versions(phone.page)).to_contain_text("from the phone")
    assert house.server.answer(phone.seating) == "from the laptop"
    return phone, laptop


def use(page: Page, version: str) -> None:
    """Choose one of the two versions."""
    shown = activity(page).locator(".ws-version").filter(has_text=version)
    shown.get_by_role("button", name="Use this one").click()


def test_both_versions_are_shown_and_ones_own_may_be_chosen(house: House) -> None:
    phone, laptop = in_conflict(house)
    use(phone.page, "On this device")
    expect_back(phone, "from the phone")
    # The laptop's caret is in the box still: news comes when the person leaves it.
    expect(box(laptop.page)).to_have_value("from the laptop")
    box(laptop.page).blur()
    expect(box(laptop.page)).to_have_value("from the phone")
    assert house.server.history(phone.seating) == [
        "from both",
        "from the laptop",
        "from the phone",
        "from the phone",
    ]


def test_the_other_version_may_be_chosen_and_ones_own_stays_in_the_history(
    house: House,
) -> None:
    phone, _laptop = in_conflict(house)
    use(phone.page, "Saved from the other device")
    expect_back(phone, "from the laptop")
    assert "from the phone" in house.server.history(phone.seating)


def test_who_goes_on_typing_instead_of_choosing_overwrites_nothing(
    house: House,
) -> None:
    phone, _laptop = in_conflict(house)
    box(phone.page).press_sequentially(", and more")
    expect(both_versions(phone.page)).to_contain_text(", and more")
    assert house.server.answer(phone.seating) == "from the laptop"
    use(phone.page, "On this device")
    expect_back(phone, "from the phone, and more")
    assert "from the laptop" in house.server.history(phone.seating)


def test_a_conflict_outlives_a_reload(house: House) -> None:
    phone, _laptop = in_conflict(house)
    phone.page.reload()
    expect(both_versions(phone.page)).to_contain_text("from the phone")
    expect(box(phone.page)).to_have_value("from the phone")
    use(phone.page, "On this device")
    expect_back(phone, "from the phone")


def test_a_second_tab_follows_quietly_and_a_missed_hint_is_made_good(
    house: House,
) -> None:
    someone = house.someone()
    second = someone.open(someone.new_page())
    box(someone.page).fill("one")
    expect_saved(someone.page)
    # The second tab has missed that hint; with the next it learns both.
    box(someone.page, FEAR).fill("two")
    expect_saved(someone.page, FEAR)
    expect(box(second, FEAR)).to_have_value("two")
    expect(box(second)).to_have_value("one")
    expect(both_versions(second)).to_have_count(0)
    box(second).press_sequentially(", three")
    expect_saved(second)
    expect(box(someone.page)).to_have_value("one, three")
    assert house.server.answer(someone.seating) == "one, three"


def test_a_tab_keeps_the_draft_that_another_tab_has_not_sent(house: House) -> None:
    someone = house.someone()
    second = someone.open(someone.new_page())
    box(someone.page).fill("typed in the first")
    expect_saved(someone.page)
    someone.line.cut()
    for page in (someone.page, second):
        expect(connection(page)).to_contain_text("kept")
    box(second).fill("typed in the second")
    expect(status(second)).to_have_text(OFFLINE)
    second.close()
    someone.line.mend()
    expect(connection(someone.page)).to_have_text("")
    someone.page.reload()
    expect(box(someone.page)).to_have_value("typed in the second")
    assert "typed in the first" in house.server.history(someone.seating)


def test_signing_out_takes_drafts_and_every_open_page_away(house: House) -> None:
    someone = house.someone()
    second = someone.open(someone.new_page())
    someone.line.half_open()
    box(second).fill("a secret")
    expect(status(second)).to_have_text(OFFLINE)
    assert someone.drafts()
    someone.page.get_by_role("button", name="Sign out").click()
    someone.page.get_by_role("button", name="Sign out anyway").click()
    expect(someone.page.get_by_text("Signing out needs a connection")).to_be_visible()
    assert someone.drafts()
    someone.line.mend()
    someone.page.get_by_role("button", name="Try again").click()
    expect(someone.page.get_by_label(re.compile("code", re.IGNORECASE))).to_be_visible()
    assert someone.drafts() == []
    expect(second.get_by_text("a secret")).to_have_count(0)
    expect(second.get_by_label(re.compile("code", re.IGNORECASE))).to_be_visible()
    assert someone.drafts() == []


def test_the_next_person_never_sees_nor_sends_what_somebody_left(house: House) -> None:
    someone = house.someone()
    someone.line.cut()
    box(someone.page).fill("a secret")
    expect(status(someone.page)).to_have_text(OFFLINE)
    house.server.store.tokens.revoke_all(someone.seating.id)
    someone.line.mend()
    first = someone.seating
    someone.seating = house.server.person()
    other = someone.new_page()
    someone.sign_in(other)
    # Neither the page that was left open nor a fresh one shows or sends it.
    expect(box(someone.page)).to_have_value("")
    someone.open(other)
    expect(box(other)).to_have_value("")
    box(other).fill("my own")
    expect_saved(other)
    assert house.server.history(someone.seating) == ["my own"]
    assert house.server.history(first) == []


def test_who_is_signed_out_while_typing_signs_in_again_in_another_tab(
    house: House,
) -> None:
    someone = house.someone()
    box(someone.page).fill("before")
    expect_saved(someone.page)
    house.server.store.tokens.revoke_all(someone.seating.id)
    someone.line.reset()
    expect(connection(someone.page)).to_contain_text("You have been signed out")
    box(someone.page).fill("before, and after")
    expect(status(someone.page)).to_have_text(OFFLINE)
    with someone.context.expect_page() as opened:
        someone.page.get_by_role("link", name="Sign in again").click()
    expect(opened.value.get_by_label(re.compile("code", re.IGNORECASE))).to_be_visible()
    someone.sign_in(opened.value)
    expect_back(someone, "before, and after")
