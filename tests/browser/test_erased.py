"""Browsers of somebody who has been erased keep nothing, and say so calmly."""

from __future__ import annotations

import pytest
from playwright.sync_api import Page, expect

from tests.browser.answers import Texts
from tests.browser.notebook import prompt_of
from tests.browser.people import PHONE, Room
from tests.browser.test_leaving import REFLECTION
from tests.browser.walking import activity, give

pytestmark = pytest.mark.browser
HERS = "Zebrafinch counted on a rekenrek. "
CALM = "Everything of the person who was signed in in this browser has been erased"


def kept(page: Page) -> str:
    """All that this browser keeps for this site, as text."""
    found: str = page.evaluate(
        "() => JSON.stringify([{ ...localStorage }, { ...sessionStorage }])"
    )
    return found


def test_who_erases_themselves_gets_a_receipt_and_every_browser_forgets_them(
    room: Room,
) -> None:
    seat = room.seat("Participant 171")
    here, away = room.arrived(seat), room.arrived(seat, size=PHONE)
    for guest in (here, away):
        place = activity(guest.page, prompt_of(REFLECTION))
        give(Texts((HERS * 1000,)), place)
        expect(place.get_by_role("status")).to_contain_text("characters too many")
        assert HERS in kept(guest.page)
    page = here.page
    page.goto(f"{room.live.base}/me/data")
    page.get_by_role("link", name="Erase everything of mine").click()
    expect(page.get_by_role("heading", name="What goes")).to_be_visible()
    page.get_by_label("To confirm, type the word erase").fill("erase")
    page.get_by_role("button", name="Erase everything of mine").click()
    expect(page.get_by_role("heading", level=1)).to_have_text(
        "Receipt: everything of one person was erased"
    )
    expect(page.get_by_text("Everything of yours has been erased")).to_be_visible()
    assert "workshop-" not in kept(page)
    # The page that is open elsewhere leaves by itself.
    expect(away.page.get_by_text(CALM)).to_be_visible()
    assert "workshop-" not in kept(away.page)
    # Its browser notes that it was refused, which is how the page knew.
    assert away.troubles
    away.troubles[:] = [each for each in away.troubles if "403" not in each]
    page.goto(f"{room.live.base}/")
    expect(page.get_by_label("Room code")).to_be_visible()
