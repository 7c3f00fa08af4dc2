"""Three people and a facilitator in the community, on a phone and on laptops."""

from __future__ import annotations

import re
import shutil
from collections.abc import Iterator
from dataclasses import replace
from datetime import time, timedelta

import pytest
from playwright.sync_api import Browser, Locator, expect

from tests.browser.conftest import ROOT
from tests.browser.people import LAPTOP, PHONE, Guest, Room, new_room
from tests.first_year import copy_programme
from tests.serving import LiveServer, free_port, running, until, wait_for_page
from toolkit.clock import now
from toolkit.model import Role
from toolkit.model.calendar import Occasion

pytestmark = pytest.mark.browser
CALL = "https://meeting.example/7"
PLACES = ("workshop1_launch", "notebooks/community.ipynb")


@pytest.fixture(scope="module")
def community_server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[LiveServer]:
    """The programme's first workshop and its community, prepared and served."""
    site = tmp_path_factory.mktemp("community")
    copy_programme(site)
    (site / "notebooks").mkdir()
    shutil.copytree(ROOT / PLACES[0], site / PLACES[0])
    shutil.copy(ROOT / PLACES[1], site / PLACES[1])
    with (
        free_port() as port,
        running(site, data=site / "data", port=port, settings={}) as live,
    ):
        facilitator = live.signed_in("Facilitator 1")
        wait_for_page(facilitator, "/page/community")
        facilitator.post("/sign-out")
        yield live


@pytest.fixture
def room(community_server: LiveServer, chromium: Browser) -> Iterator[Room]:
    with new_room(community_server, chromium) as opened:
        yield opened


def comes(
    room: Room, name: str, *, group: str = "Group 1", phone: bool = False
) -> Guest:
    """Somebody with the community's page open."""
    seat = room.seat(name, group=group)
    return arrives(room, room.joined(seat, size=PHONE if phone else LAPTOP))


def steers(room: Room, name: str) -> Guest:
    """A facilitator with the community's page open."""
    seat = room.seat(name, role=Role.FACILITATOR)
    return arrives(room, room.joined(seat))


def arrives(room: Room, guest: Guest) -> Guest:
    guest.page.goto(f"{room.live.base}/page/community")
    expect(board(guest).get_by_role("searchbox")).to_be_visible()
    return guest


def board(guest: Guest) -> Locator:
    return guest.page.get_by_role("region", name="What we share", exact=True)


def card(guest: Guest, title: str) -> Locator:
    heading = guest.page.get_by_role("heading", name=title, exact=True)
    return board(guest).get_by_role("listitem").filter(has=heading)


def writes(guest: Guest, title: str, *, level: str = "Everyone in the cohort") -> None:
    """Post something short."""
    board(guest).get_by_text("Write something").click()
    board(guest).get_by_role("button", name="Post", exact=True).click()
    form = guest.page.get_by_role("region", name="Write: Post")
    form.get_by_role("textbox", name="Title").fill(title)
    form.get_by_label("Who will see this").select_option(level)
    expect(card(guest, title)).to_contain_text(level)
    form.get_by_role("button", name="Close").click()


def test_cards_replies_and_thanks_go_from_page_to_page(room: Room) -> None:
    first = comes(room, "Participant 301", phone=True)
    second, third = (
        comes(room, "Participant 302"),
        comes(room, "Participant 303", group="Group 2"),
    )
    writes(first, "A half-made thing")
    seen = card(second, "A half-made thing")
    expect(seen).to_contain_text("Participant 301")
    seen.get_by_role("button", name="Say thank you").click()
    seen.get_by_role("button", name="Reply to").click()
    form = second.page.get_by_role("region", name="Your reply to")
    form.get_by_role("textbox", name="Your words").fill("We tried it in Year 7")
    form.get_by_role("button", name="Share this reply").click()
    for guest in (first, third):
        expect(card(guest, "A half-made thing")).to_contain_text("We tried it")
        expect(card(guest, "A half-made thing")).to_contain_text("1 person says")
    writes(first, "Only for us", level="My group and the facilitators")
    writes(first, "The last of all")
    expect(card(second, "Only for us")).to_be_visible()
    expect(card(third, "The last of all")).to_be_visible()
    expect(card(third, "Only for us")).to_have_count(0)
    assert not third.was_told("Only for us")


def test_what_is_hidden_or_taken_away_leaves_every_page(room: Room) -> None:
    author, other = (
        comes(room, "Participant 304"),
        comes(room, "Participant 305", phone=True),
    )
    steering = steers(room, "Facilitator 301")
    writes(author, "Names a colleague")
    expect(card(other, "Names a colleague")).to_be_visible()
    hiding = card(steering, "Names a colleague")
    hiding.get_by_role("button", name="Hide it from others").click()
    hiding.get_by_role("textbox", name="Why?").fill("Please use a role")
    hiding.get_by_role("button", name="Hide it", exact=True).click()
    expect(card(author, "Names a colleague")).to_contain_text("Please use a role")
    expect(card(other, "Names a colleague")).to_have_count(0)
    assert not other.was_told("Please use a role")
    hiding.get_by_role("button", name="Show it to others again").click()
    expect(card(other, "Names a colleague")).to_be_visible()
    # News of a card takes the question back that is asked on it.
    expect(card(author, "Names a colleague")).not_to_contain_text("Please use a role")
    card(author, "Names a colleague").get_by_role("button", name="Take it away").click()
    author.page.get_by_role("button", name="Yes, take it away").click()
    expect(card(other, "Names a colleague")).to_have_count(0)
    expect(card(steering, "Names a colleague")).to_have_count(0)


def test_a_clip_is_recorded_played_by_others_and_deleted(room: Room) -> None:
    owner, other = (
        comes(room, "Participant 306"),
        comes(room, "Participant 307", phone=True),
    )
    label = "A tip for a new maths leader"
    point = open_point(owner, label)
    point.get_by_text("Say it aloud instead").click()
    point.get_by_role("button", name="Record sound", exact=True).click()
    expect(point).to_contain_text(re.compile(r"Recording: 0:(0[2-9]|[1-9]\d)"))
    point.get_by_role("button", name="Stop recording").click()
    point.get_by_role("button", name="Keep this clip").click()
    expect(point).to_contain_text("The clip is kept.")
    own = point.get_by_label(f"Your clip about: {label}")
    address = own.get_attribute("src")
    assert address is not None
    whole = owner.page.request.get(f"{room.live.base}{address}")
    # This recorder can, and every player plays it.
    assert whole.headers["content-type"] == "audio/mp4"
    assert whole.headers["content-disposition"].startswith("attachment")
    part = owner.page.request.get(
        f"{room.live.base}{address}", headers={"Range": "bytes=0-3"}
    )
    assert (part.status, part.body()) == (206, whole.body()[:4])
    assert other.page.request.get(f"{room.live.base}{address}").status == 404
    point.get_by_label("What is said in the clip").fill("Ring somebody.")
    point.get_by_label("I agree that those I choose").check()
    point.get_by_label("Who may play the clip").select_option("Everyone in the cohort")
    theirs = open_point(other, label)
    player = theirs.get_by_label(f"Participant 306's clip about: {label}")
    expect(player).to_be_visible()
    assert player.evaluate("clip => clip.play().then(() => clip.currentTime >= 0)")
    expect(theirs.get_by_text("In writing", exact=True)).to_be_visible()
    point.get_by_role("button", name="Delete the clip about").click()
    point.get_by_role("button", name="Yes, delete it").click()
    expect(player).to_have_count(0)
    file = f"{room.live.base}{address}"
    until(lambda: owner.page.request.get(file).status == 404)
    assert other.page.request.get(file).status == 404


def open_point(guest: Guest, label: str) -> Locator:
    points = guest.page.get_by_role("region", name="Four talking points", exact=True)
    point = points.get_by_role("group").filter(has_text=label).first
    point.locator("summary").first.click()
    return point


def test_only_a_page_that_records_may_use_the_microphone(room: Room) -> None:
    guest = room.joined(room.seat("Participant 308"))
    policies = {}
    for path in ("/page/community", "/workshop/workshop1_launch", "/join"):
        answer = guest.page.request.get(room.live.base + path)
        policies[path] = answer.headers["permissions-policy"]
        clips = "media-src 'self' blob:" in answer.headers["content-security-policy"]
        assert clips == ("microphone=(self)" in policies[path])
    assert "microphone=(self)" in policies["/page/community"]
    assert "microphone=(self)" in policies["/workshop/workshop1_launch"]
    assert "microphone=()" in policies["/join"]


def test_a_voice_is_read_without_its_name(room: Room) -> None:
    first, second = comes(room, "Participant 309"), comes(room, "Participant 310")
    topic = first.page.get_by_role("region", name="On belonging to a network")
    topic.get_by_text("Say yours").click()
    topic.get_by_label("One sentence").fill("I have somebody to ring.")
    topic.get_by_label("Shown as").select_option("Head of mathematics")
    topic.get_by_label("I agree that this sentence").check()
    topic.get_by_label("Who will see this").select_option("Everyone in the cohort")
    wall = second.page.get_by_role("region", name="On belonging to a network")
    expect(wall).to_contain_text("I have somebody to ring.")
    expect(wall).to_contain_text("Head of mathematics")
    assert not second.was_told("Participant 309")


def test_the_next_workshop_stands_there_with_its_doors_and_its_call(room: Room) -> None:
    guest = room.joined(room.seat("Participant 311"))
    calendars, tomorrow = room.live.store.calendars, now() + timedelta(days=1)
    occasion = Occasion(
        day=tomorrow.date(), doors=time(12, 45), venue="Example Hall", link=CALL
    )
    kept = calendars.of(room.cohort)
    assert kept is not None
    known = replace(kept, occasions={PLACES[0]: occasion})
    calendars.save(room.cohort, known, at=now())
    arrives(room, guest)
    part = guest.page.get_by_role("region", name="Next workshop", exact=True)
    for said in ("13:00 to 15:30", "Example Hall", "Doors open 12:45"):
        expect(part).to_contain_text(said)
    call = part.get_by_role("link", name="Join the call")
    expect(call).to_have_attribute("href", CALL)
