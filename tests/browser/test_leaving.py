"""After signing out, a device holds nothing of the person who used it."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from playwright.sync_api import Page, Route, expect

from tests.browser.answers import Texts
from tests.browser.notebook import prompt_of
from tests.browser.people import PHONE, Guest, Room, open_workshop
from tests.browser.walking import activity, give

pytestmark = pytest.mark.browser
REFLECTION = "w1-r2-hardest-statement"
UNSENT = "Something that was never saved. "
ANYWAY = "Sign out anyway, without them"
NEEDS_CONNECTION = "Signing out needs a connection"
FULL_AND_STUBBORN = """
const remove = Storage.prototype.removeItem;
Storage.prototype.removeItem = function (key) {
  if (key.startsWith("workshop-draft:a-stubborn-one")) throw new Error("Refused.");
  return remove.call(this, key);
};
Storage.prototype.setItem = () => {
  throw new DOMException("The storage is full.", "QuotaExceededError");
};
"""


def _drafts(page: Page) -> list[str]:
    keys: list[str] = page.evaluate("() => Object.keys(localStorage)")
    return [key for key in keys if key.startswith("workshop-draft:")]


def _types_what_cannot_be_saved(guest: Guest) -> None:
    place = activity(guest.page, prompt_of(REFLECTION))
    give(Texts((UNSENT * 1000,)), place)
    expect(place.get_by_role("status")).to_contain_text("characters too many")
    assert len(_drafts(guest.page)) == 1


def _leave(page: Page) -> None:
    page.get_by_role("button", name="Sign out", exact=True).click()


def _leave_anyway(page: Page) -> None:
    _leave(page)
    page.get_by_role("button", name=ANYWAY).click()
    expect_left(page)


def expect_left(page: Page) -> None:
    expect(page.get_by_label("Room code")).to_be_visible()
    expect(page.get_by_text("You are signed out")).to_be_visible()


def expect_still_in(guest: Guest) -> None:
    banner = guest.page.get_by_role("banner")
    expect(banner.get_by_text(guest.name)).to_be_visible()
    guest.page.goto(guest.page.url)
    expect(banner.get_by_text(guest.name)).to_be_visible()


@pytest.mark.parametrize("leaves_from", ["the workshop", "the start page"])
def test_signing_out_clears_what_was_not_saved_once_one_says_so(
    room: Room, leaves_from: str
) -> None:
    guest = room.comes("Participant 160")
    _types_what_cannot_be_saved(guest)
    if leaves_from == "the start page":
        guest.page.goto(room.live.base)
    _leave(guest.page)
    expect(guest.page.get_by_text("Not everything")).to_be_visible()
    stay = guest.page.get_by_role("button", name="Stay signed in")
    expect(stay).to_be_focused()
    stay.click()
    assert len(_drafts(guest.page)) == 1
    _leave_anyway(guest.page)
    assert _drafts(guest.page) == []


def test_what_is_not_saved_is_named(room: Room) -> None:
    guest = room.comes("Participant 165", size=PHONE)
    _types_what_cannot_be_saved(guest)
    _leave(guest.page)
    asked = guest.page.get_by_role("group", name="Not everything")
    expect(asked.get_by_role("listitem")).to_have_text([prompt_of(REFLECTION)])
    guest.page.keyboard.press("Escape")
    expect(asked).to_have_count(0)
    _leave_anyway(guest.page)


def test_the_next_person_on_a_device_sees_nothing_of_the_last(room: Room) -> None:
    guest = room.comes("Participant 161")
    _types_what_cannot_be_saved(guest)
    _leave_anyway(guest.page)
    following = room.seat("Participant 162")
    guest.page.goto(room.link(following))
    guest.page.get_by_role("button", name="Join as Participant 162").click()
    open_workshop(guest.page)
    assert "Participant 161" not in guest.text()
    assert UNSENT not in guest.text()
    box = activity(guest.page, prompt_of(REFLECTION)).get_by_role("textbox")
    expect(box).to_have_value("")


@pytest.mark.parametrize("pages", ["the workshop", "the start page"])
def test_signing_out_without_a_connection_clears_nothing(
    room: Room, pages: str
) -> None:
    guest = room.comes("Participant 166")
    _types_what_cannot_be_saved(guest)
    if pages == "the start page":
        guest.page.goto(room.live.base)
    kept = _drafts(guest.page)
    guest.context.set_offline(True)
    _leave(guest.page)
    guest.page.get_by_role("button", name=ANYWAY).click()
    expect(guest.page.get_by_text(NEEDS_CONNECTION)).to_be_visible()
    assert _drafts(guest.page) == kept
    guest.context.set_offline(False)
    guest.page.get_by_role("button", name="Stay signed in").click()
    expect_still_in(guest)
    _leave_anyway(guest.page)
    assert _drafts(guest.page) == []
    guest.troubles.clear()


@pytest.mark.parametrize(
    "answer",
    [
        lambda route: route.fulfill(content_type="text/html", body="Please log in."),
        lambda route: route.fulfill(status=502, body="Bad gateway"),
        lambda route: route.fulfill(status=302, headers={"Location": "/join"}),
        lambda route: route.fulfill(content_type="application/json", body="null"),
    ],
    ids=["a portal's page", "a proxy's page", "a redirect", "nothing"],
)
def test_only_the_servers_own_word_counts_as_signed_out(
    room: Room, answer: Callable[[Route], None]
) -> None:
    guest = room.joined(room.seat("Participant 167"))
    guest.page.evaluate("localStorage.setItem('workshop-draft:x/y', '{}')")
    guest.page.route("**/sign-out", answer)
    _leave(guest.page)
    guest.page.get_by_role("button", name=ANYWAY).click()
    expect(guest.page.get_by_text(NEEDS_CONNECTION)).to_be_visible()
    assert len(_drafts(guest.page)) == 1
    guest.page.unroute("**/sign-out")
    guest.page.get_by_role("button", name="Try again").click()
    expect_left(guest.page)
    guest.troubles.clear()


def test_what_is_typed_after_the_question_is_asked_about_again(room: Room) -> None:
    guest = room.joined(room.seat("Participant 176"))
    guest.page.route("**/sign-out", lambda route: route.abort())
    _leave(guest.page)
    expect(guest.page.get_by_text(NEEDS_CONNECTION)).to_be_visible()
    guest.page.unroute("**/sign-out")
    for again in ("Try again", ANYWAY):
        guest.page.evaluate(
            "(name) => localStorage.setItem(`workshop-draft:${name}`, '{}')", again
        )
        guest.page.get_by_role("button", name=again).click()
        stay = guest.page.get_by_role("button", name="Stay signed in")
        expect(stay).to_be_focused()
        expect(guest.page.get_by_role("button", name=ANYWAY)).to_be_visible()
    assert len(_drafts(guest.page)) == 2
    guest.page.get_by_role("button", name=ANYWAY).click()
    expect_left(guest.page)
    guest.troubles.clear()


def test_neither_a_full_nor_a_stubborn_storage_keeps_the_rest(room: Room) -> None:
    guest = room.joined(room.seat("Participant 168"))
    for name in ("a-stubborn-one", "another", "and-one-more"):
        guest.page.evaluate(
            "(name) => localStorage.setItem(`workshop-draft:${name}`, '{}')", name
        )
    guest.context.add_init_script(FULL_AND_STUBBORN)
    guest.page.goto(room.live.base)
    _leave_anyway(guest.page)
    assert _drafts(guest.page) == ["workshop-draft:a-stubborn-one"]


def test_signing_out_closes_the_other_pages_on_that_device(room: Room) -> None:
    guest = room.comes("Participant 163")
    other_tab, third_tab = guest.context.new_page(), guest.context.new_page()
    for tab in (other_tab, third_tab):
        tab.goto(room.live.base)
    _leave(other_tab)
    expect_left(other_tab)
    for page in (guest.page, third_tab):
        expect_left(page)
    assert "Participant 163" not in guest.text()
    guest.troubles.clear()


def test_other_pages_stay_until_the_server_has_confirmed_it(room: Room) -> None:
    guest = room.comes("Participant 164")
    held: list[Route] = []
    guest.context.route("**/sign-out", lambda route: held.append(route))
    other_tab = guest.context.new_page()
    other_tab.goto(room.live.base)
    with other_tab.expect_request("**/sign-out"):
        _leave(other_tab)
    expect(activity(guest.page, prompt_of(REFLECTION))).to_be_visible()
    held[0].continue_()
    for page in (other_tab, guest.page):
        expect(page.get_by_label("Room code")).to_be_visible()
    guest.troubles.clear()


def test_signing_out_works_without_script(room: Room) -> None:
    guest = room.comes("Participant 169")
    still = room.chromium.new_context(java_script_enabled=False)
    room.opened.callback(still.close)
    still.add_cookies(guest.context.cookies())  # type: ignore[arg-type]
    page = still.new_page()
    page.goto(room.live.base)
    _leave(page)
    expect_left(page)
    page.goto(room.live.base)
    expect(page.get_by_label("Room code")).to_be_visible()
    guest.troubles.clear()


def test_a_page_whose_script_was_not_there_yet_is_cleared_by_the_next(
    room: Room,
) -> None:
    guest = room.joined(room.seat("Participant 170"))
    guest.page.evaluate("localStorage.setItem('workshop-draft:x/y', '{}')")
    guest.page.evaluate("document.querySelector('[data-sign-out]').submit()")
    expect_left(guest.page)
    assert _drafts(guest.page) == []
    guest.troubles.clear()


def test_going_back_after_signing_out_opens_no_door(room: Room) -> None:
    guest = room.joined(room.seat("Participant 171"))
    assert "/join/" not in guest.page.url
    open_workshop(guest.page)
    _leave(guest.page)
    expect_left(guest.page)
    for _ in range(4):
        guest.page.go_back()
        if guest.page.url == "about:blank":
            break
        expect(guest.page.get_by_role("button", name="Join as")).to_have_count(0)
        assert guest.name not in guest.text()
    assert guest.page.url == "about:blank"
    guest.troubles.clear()


def test_this_is_not_my_computer_leaves_nothing_that_leads_back(room: Room) -> None:
    seating = room.seat("Participant 172")
    link = room.link(seating)
    elsewhere = room.browser(seating, size=PHONE)
    guest = room.browser(seating, size=PHONE)
    for each in (elsewhere, guest):
        each.page.goto(link)
        each.page.get_by_role("button", name="Join as").click()
        expect(each.page.get_by_role("banner").get_by_text(each.name)).to_be_visible()
    open_workshop(guest.page)
    guest.page.evaluate("localStorage.setItem('workshop-timer:x', '{}')")
    guest.page.evaluate("sessionStorage.setItem('workshop-x', '{}')")
    guest.page.get_by_text("Not your own computer?").click()
    not_mine = "Sign out here, this is not my computer"
    guest.page.get_by_role("button", name=not_mine).click()
    expect_left(guest.page)
    expect(guest.page.get_by_text("ask a facilitator for a new link")).to_be_visible()
    assert guest.page.evaluate("localStorage.length + sessionStorage.length") == 0
    kept = {cookie.get("name") for cookie in guest.context.cookies()}
    assert kept == {"_xsrf", "workshop-ticket"}  # as every stranger has them
    guest.page.goto(link)
    expect(guest.page.get_by_text("This link no longer works")).to_be_visible()
    expect_still_in(elsewhere)
    guest.forgive("404")
    guest.troubles.clear()


def test_who_has_signed_out_can_still_end_the_link_they_opened(room: Room) -> None:
    seating = room.seat("Participant 173")
    link = room.link(seating)
    guest = room.browser(seating, size=PHONE)
    guest.page.goto(link)
    guest.page.get_by_role("button", name="Join as").click()
    _leave(guest.page)
    guest.page.get_by_role("button", name="This is not my computer").click()
    expect(guest.page.get_by_text("has left nothing of yours")).to_be_visible()
    guest.page.goto(link)
    expect(guest.page.get_by_text("This link no longer works")).to_be_visible()
    guest.forgive("404")
    # The page's socket may still have been on its way.
    guest.troubles[:] = [one for one in guest.troubles if "WebSocket" not in one]


def test_a_link_opened_by_who_is_in_already_goes_on_and_stays_in_no_history(
    room: Room,
) -> None:
    seating = room.seat("Participant 174")
    link = room.link(seating)
    guest = room.browser(seating, size=PHONE)
    guest.page.goto(link)
    guest.page.get_by_role("button", name="Join as").click()
    expect(guest.page.get_by_role("banner").get_by_text(guest.name)).to_be_visible()
    guest.page.goto(link)
    assert "/join/" not in guest.page.url


def test_joining_without_a_connection_says_so(room: Room) -> None:
    guest = room.browser(room.seat("Participant 175"), size=PHONE)
    guest.page.goto(room.link(guest.seating))
    guest.context.set_offline(True)
    join = guest.page.get_by_role("button", name="Join as")
    join.click()
    expect(guest.page.get_by_role("alert")).to_contain_text("needs a connection")
    guest.context.set_offline(False)
    join.click()
    expect(guest.page.get_by_role("banner").get_by_text(guest.name)).to_be_visible()
    guest.troubles.clear()
