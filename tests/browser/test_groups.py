"""A facilitator makes groups; each writes its page at once, on phones and laptops."""

from __future__ import annotations

import re

import pytest
from playwright.sync_api import Locator, Page, expect

from tests.browser.accessibility import resize
from tests.browser.axe import faults
from tests.browser.people import LAPTOP, PHONE, Guest, Room
from tests.browser.walking import activity
from tests.export.pdf import text_of
from tests.serving import WORKSHOP
from toolkit.model import Role

pytestmark = pytest.mark.browser
PAGE = "Our four's notes: where we differed, and what it depends on"
PANEL = "Groups"


def _shared(guest: Guest) -> Locator:
    return activity(guest.page, PAGE)


def _lines(guest: Guest) -> Locator:
    edit = guest.page.get_by_role("button", name="Edit line")
    return _shared(guest).get_by_role("listitem").filter(has=edit)


def _add(guest: Guest, words: str) -> None:
    _shared(guest).get_by_label("Add a line").fill(words)
    _shared(guest).get_by_role("button", name="Add", exact=True).click()


def _panel(page: Page) -> Locator:
    return page.get_by_role("region", name=PANEL, exact=True)


def _told(page: Page) -> Locator:
    return _panel(page).locator(".ws-told")


def _steer(room: Room, name: str) -> Guest:
    """A facilitator with the panel for groups before them."""
    guest = room.joined(room.seat(name, role=Role.FACILITATOR))
    room.prepared("/page/facilitate")
    guest.page.goto(f"{room.live.base}/page/facilitate")
    steering = guest.page.get_by_role("region", name="Steer", exact=True)
    steering.get_by_label("Workshop").select_option(WORKSHOP)
    guest.page.get_by_role("button", name="Groups", exact=True).click()
    expect(_panel(guest.page)).to_be_visible()
    return guest


def _make_twos(steering: Guest) -> None:
    panel = _panel(steering.page)
    panel.get_by_label("Groups for").select_option(
        label="The year: fours and coach pairs"
    )
    expect(panel).to_contain_text("There are no groups yet.")
    make = panel.get_by_role("button", name="Make 2 groups")
    if not panel.get_by_label("Size").is_visible():
        panel.get_by_text("Make new groups", exact=True).click()
    panel.get_by_label("Size").select_option("2")
    make.click()
    expect(_told(steering.page)).to_contain_text("4 people in 2 pairs.")


def _move(steering: Guest, guest: Guest, *, to: str) -> None:
    mover = _panel(steering.page).get_by_label(f"Group of {guest.name}", exact=True)
    mover.select_option(label=to)
    expect(_told(steering.page)).to_contain_text(f"{guest.name}: {to}.")


def _group_of(room: Room, guest: Guest) -> str:
    seating = room.live.store.people.seating(guest.seating.id)
    assert seating is not None
    return str(seating.group)


def test_two_groups_write_their_pages_at_once(room: Room) -> None:
    guests = [
        room.comes(f"Participant {number}", size=size)
        for number, size in zip(
            range(250, 254), (PHONE, LAPTOP, PHONE, LAPTOP), strict=True
        )
    ]
    for guest in guests:
        expect(_shared(guest)).to_contain_text("You are not in a group yet.")
    steering = _steer(room, "Facilitator 250")
    _make_twos(steering)

    # Everybody's page knows at once; then one moves, so that three are together.
    for guest in guests:
        expect(_shared(guest)).to_contain_text(_group_of(room, guest))
    first = guests[0]
    home = _group_of(room, first)
    away = "Group 2" if home == "Group 1" else "Group 1"
    mate = next(g for g in guests[1:] if _group_of(room, g) == home)
    others = [g for g in guests if _group_of(room, g) == away]
    _add(first, "Written in the old group")
    expect(_lines(mate)).to_contain_text("Written in the old group")
    _move(steering, first, to=away)
    expect(_shared(first)).to_contain_text(away)
    expect(_lines(first)).to_have_count(0)
    assert "Written in the old group" not in _shared(first).inner_text()

    # Three at once; one of them loses the connection in between.
    three = [*others, first]
    first.context.set_offline(offline=True)
    _add(first, "From a corridor without Wi-Fi")
    for guest in others:
        _add(guest, f"A thought of {guest.name}")
    for guest in others:
        expect(_lines(guest)).to_have_count(2)
    first.context.set_offline(offline=False)
    for guest in three:
        expect(_lines(guest)).to_have_count(3)
        expect(_shared(guest)).to_contain_text("From a corridor without Wi-Fi")
        left = _shared(guest).get_by_role(
            "group", name="Not sent to your earlier group"
        )
        expect(left).to_have_count(0)
    first.troubles.clear()  # a browser complains of every address it cannot reach

    # The other group saw nothing of it, until a facilitator shows every page.
    assert not mate.was_told("From a corridor without Wi-Fi")
    lead = room.comes("Facilitator 251", role=Role.FACILITATOR)
    expect(_shared(lead)).to_contain_text("From a corridor without Wi-Fi")
    show = "Show every group's page to everybody"
    _shared(lead).get_by_role("button", name=show).click()
    others_page = _shared(mate).get_by_role("region", name="The other groups")
    expect(others_page).to_contain_text("From a corridor without Wi-Fi")
    expect(others_page.get_by_role("button", name="Edit line")).to_have_count(0)


def test_thirty_people_in_groups_are_shown_without_a_fault(room: Room) -> None:
    """With everything open that the panel has; each sees their own group's call."""
    seats = [room.seat(f"Participant {number}") for number in range(400, 430)]
    guest = room.arrived(seats[0], size=PHONE)
    page = _steer(room, "Facilitator 400").page
    panel = _panel(page)
    panel.get_by_label("Everybody on the roster (30)").check()
    panel.get_by_role("button", name="Make 8 groups").click()
    expect(_told(page)).to_contain_text("30 people in 8 groups: 6 fours and 2 threes.")
    mine = guest.page.get_by_role("region", name="Your group")
    expect(mine).to_be_visible()
    name = mine.locator("summary strong").inner_text()
    card = panel.get_by_role("listitem").filter(
        has=page.get_by_role("heading", name=f"{name} ")
    )
    card.locator("summary", has_text="Change").click()
    panel.get_by_label(f"Video link of {name}").fill("https://rooms.example.org/4")
    panel.get_by_role("button", name=f"Save what is said of {name}").click()
    expect(mine.get_by_role("link", name="Join your group's call")).to_be_visible()
    panel.get_by_text("Make new groups", exact=True).click()
    panel.get_by_role("button", name="Make 8 new groups in place of these").click()
    panel.get_by_text("Take the groups to Zoom or Teams").click()
    with page.expect_download() as begun:
        panel.get_by_role("button", name="Download the file for Zoom").click()
    assert begun.value.suggested_filename == "zoom-breakout-rooms.csv"
    expect(panel.get_by_text("These have no address of their own")).to_be_visible()
    panel.get_by_role("button", name="Show the text for Teams").click()
    for scheme, size in (("light", LAPTOP), ("dark", PHONE)):
        resize(page, **size)
        assert faults(page, scheme=scheme) == []
    assert faults(guest.page) == []


def test_a_line_is_in_the_document_of_everybody_in_the_group(room: Room) -> None:
    writer = room.comes("Participant 260", group="Group 1")
    reader = room.comes("Participant 261", group="Group 1")
    _add(writer, "It depends on who teaches Year 7")
    expect(_lines(reader)).to_contain_text("It depends on who teaches Year 7")
    expect(_shared(writer).get_by_role("status").first).to_have_text(
        re.compile(r"^Saved \d\d:\d\d$")
    )
    name = "w1-fours-differences"
    address = f"{room.live.base}/download/workshop1_launch/{name}.pdf"
    for guest in (writer, reader):
        reply = guest.context.request.get(address)
        assert reply.ok
        assert "It depends on who teaches Year 7" in text_of(reply.body())
