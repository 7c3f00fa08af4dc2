"""After signing out, a device holds nothing of the person who used it."""

from __future__ import annotations

import pytest
from playwright.sync_api import Page, Route, expect

from tests.browser.answers import Texts
from tests.browser.notebook import prompt_of
from tests.browser.people import Guest, Room, open_workshop
from tests.browser.walking import activity, give

pytestmark = pytest.mark.browser
REFLECTION = "w1-r2-hardest-statement"
UNSENT = "Something that was never saved. "


def _drafts(page: Page) -> list[str]:
    keys: list[str] = page.evaluate("() => Object.keys(localStorage)")
    return [key for key in keys if key.startswith("workshop-draft:")]


def _types_what_cannot_be_saved(guest: Guest) -> None:
    place = activity(guest.page, prompt_of(REFLECTION))
    give(Texts((UNSENT * 1000,)), place)
    expect(place.get_by_role("status")).to_contain_text("the limit is")
    assert len(_drafts(guest.page)) == 1


@pytest.mark.parametrize("leaves_from", ["the workshop", "the start page"])
def test_signing_out_clears_what_was_not_saved(room: Room, leaves_from: str) -> None:
    guest = room.comes("Participant 160")
    _types_what_cannot_be_saved(guest)
    if leaves_from == "the start page":
        guest.page.goto(room.live.base)
    guest.page.get_by_role("button", name="Sign out").click()
    expect(guest.page.get_by_label("Room code")).to_be_visible()
    assert _drafts(guest.page) == []


def test_the_next_person_on_a_device_sees_nothing_of_the_last(room: Room) -> None:
    guest = room.comes("Participant 161")
    _types_what_cannot_be_saved(guest)
    guest.page.get_by_role("button", name="Sign out").click()
    expect(guest.page.get_by_label("Room code")).to_be_visible()
    following = room.seat("Participant 162")
    guest.page.goto(room.link(following))
    guest.page.get_by_role("button", name="Join as Participant 162").click()
    open_workshop(guest.page)
    assert "Participant 161" not in guest.text()
    assert UNSENT not in guest.text()
    box = activity(guest.page, prompt_of(REFLECTION)).get_by_role("textbox")
    expect(box).to_have_value("")


def test_signing_out_closes_the_other_pages_on_that_device(room: Room) -> None:
    guest = room.comes("Participant 163")
    other_tab = guest.context.new_page()
    other_tab.goto(room.live.base)
    other_tab.get_by_role("button", name="Sign out").click()
    expect(other_tab.get_by_label("Room code")).to_be_visible()
    expect(guest.page.get_by_label("Room code")).to_be_visible()
    assert "Participant 163" not in guest.text()
    guest.troubles.clear()


def test_other_pages_wait_for_a_slow_sign_out(room: Room) -> None:
    guest = room.comes("Participant 164")
    held: list[Route] = []
    guest.context.route("**/sign-out", lambda route: held.append(route))
    other_tab = guest.context.new_page()
    other_tab.goto(room.live.base)
    with guest.page.expect_request("**/api/kernels/*"):
        other_tab.get_by_role("button", name="Sign out").click(no_wait_after=True)
    expect(guest.page.locator("html")).to_be_hidden()
    held[0].continue_()
    for page in (other_tab, guest.page):
        expect(page.get_by_label("Room code")).to_be_visible()
    guest.troubles.clear()
