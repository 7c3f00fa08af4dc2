"""Coming in: by personal link, or by the code on the screen and one's name."""

from __future__ import annotations

import pytest
from playwright.sync_api import expect

from tests.browser.people import LAPTOP, PHONE, Guest, Room, expect_drawn
from toolkit.model import Role

pytestmark = pytest.mark.browser
ALARMING = ("Traceback", 'File "', "Exception", "undefined", "[object", "500")


def expect_calm_words(guest: Guest) -> None:
    words = guest.page.locator("body").inner_text()
    assert [alarm for alarm in ALARMING if alarm in words] == []


@pytest.mark.parametrize("size", [PHONE, LAPTOP], ids=["phone", "laptop"])
def test_a_personal_link_leads_to_ones_own_page(
    room: Room, size: dict[str, int]
) -> None:
    guest = room.comes("Participant 104", group="Group 1", size=size)
    banner = guest.page.get_by_role("banner")
    expect(banner.get_by_text(guest.name)).to_be_visible()


def test_the_room_code_and_a_name_lead_to_the_rooms_workshop(room: Room) -> None:
    code = room.code()
    guest = room.browser(room.seat("Participant 105"), size=PHONE)
    room.seat("Participant 106")
    guest.page.goto(f"{room.live.base}/join")
    guest.page.get_by_label("Room code").fill(code.lower())
    guest.page.get_by_role("button", name="Continue").click()
    guest.page.get_by_role("radio", name=guest.name).check()
    guest.page.get_by_role("button", name="Join").click()
    expect_drawn(guest.page)
    expect(guest.page.get_by_role("banner").get_by_text(guest.name)).to_be_visible()


def test_a_name_that_has_joined_is_not_offered_again(room: Room) -> None:
    code = room.code()
    joined = room.joined(room.seat("Participant 107"))
    late = room.browser(room.seat("Participant 108"), size=PHONE)
    late.page.goto(f"{room.live.base}/join?code={code}")
    late.page.get_by_role("button", name="Continue").click()
    expect(late.page.get_by_role("radio", name=late.name)).to_be_visible()
    expect(late.page.get_by_role("radio", name=joined.name)).to_have_count(0)


def test_an_unknown_link_says_what_to_do(room: Room) -> None:
    guest = room.browser(room.seat("Participant 109"), size=PHONE)
    guest.page.goto(f"{room.live.base}/join/nobody-has-this-link")
    heading = guest.page.get_by_role("heading", level=1)
    expect(heading).to_have_text("This link no longer works")
    expect(
        guest.page.get_by_role("link", name="Join with the room code")
    ).to_be_visible()
    expect_calm_words(guest)
    guest.forgive("404")


def test_a_wrong_code_says_what_to_do(room: Room) -> None:
    guest = room.browser(room.seat("Participant 110"), size=PHONE)
    guest.page.goto(f"{room.live.base}/join")
    guest.page.get_by_label("Room code").fill("NO-SUCH-ROOM")
    guest.page.get_by_role("button", name="Continue").click()
    expect(guest.page.get_by_role("alert")).to_contain_text("does not open a room")
    expect(guest.page.get_by_label("Room code")).to_have_value("NO-SUCH-ROOM")
    expect_calm_words(guest)


def test_a_reloaded_page_sends_no_form_again(room: Room) -> None:
    """So the browser has nothing to warn of, and nothing happens twice."""
    code = room.code()
    guest = room.browser(room.seat("Participant 112"), size=PHONE)
    posted: list[str] = []
    guest.page.on("request", lambda sent: posted.append(sent.method))
    guest.page.goto(f"{room.live.base}/join")
    for typed, found in (("NO-SUCH-ROOM", "alert"), (code, "radio")):
        guest.page.get_by_label("Room code").fill(typed)
        guest.page.get_by_role("button", name="Continue").click()
        expect(guest.page.get_by_role(found).first).to_be_visible()  # type: ignore[arg-type]
        posted.clear()
        guest.page.reload()
        assert "POST" not in posted
        assert guest.page.url == f"{room.live.base}/join"
    expect(guest.page.get_by_role("radio", name=guest.name)).to_be_visible()
    guest.page.get_by_role("link", name="Another room code").click()
    expect(guest.page.get_by_label("Room code")).to_be_visible()


def test_a_new_link_is_shown_once_and_made_once(room: Room) -> None:
    guest = room.joined(room.seat("Facilitator 113", role=Role.FACILITATOR))
    room.seat("Participant 114")
    guest.page.goto(f"{room.live.base}/people")
    button = guest.page.get_by_role("button", name="new link for Participant 114")
    button.click()
    shown = guest.page.get_by_role("status")
    expect(shown).to_contain_text("A new personal link for Participant 114")
    link = shown.locator(".ws-address").inner_text()
    guest.page.reload()
    expect(button).to_be_visible()
    expect(shown).to_have_count(0)
    guest.page.goto(link)
    expect(guest.page.get_by_role("button", name="Join as")).to_be_visible()


def test_a_browser_that_says_it_keeps_no_cookies_is_told_before_it_tries(
    room: Room,
) -> None:
    guest = room.browser(room.seat("Participant 116"), size=PHONE)
    guest.context.add_init_script(
        "Object.defineProperty(navigator, 'cookieEnabled', { value: false })"
    )
    for address in (f"{room.live.base}/join", room.link(guest.seating)):
        guest.page.goto(address)
        expect(guest.page.get_by_role("alert")).to_contain_text("keeps no cookies")


def test_an_address_that_is_nothing_says_what_to_do(room: Room) -> None:
    guest = room.joined(room.seat("Participant 111"))
    guest.page.goto(f"{room.live.base}/workshop/nothing")
    heading = guest.page.get_by_role("heading", level=1)
    expect(heading).to_have_text("There is nothing here")
    expect_calm_words(guest)
    guest.forgive("404")
