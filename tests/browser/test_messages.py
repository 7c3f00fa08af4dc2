"""Messages on the desk, and one's own reminders, for everybody's eyes and fingers."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest
from playwright.sync_api import expect

from tests.browser.accessibility import expect_for_everybody
from tests.browser.people import LAPTOP, PHONE, Guest, Room
from toolkit.model import Role, Seating
from toolkit.model.calendar import Occasion
from toolkit.model.message import Message, MessageKind, MessageState, Outcome

pytestmark = pytest.mark.browser


def in_a_month(room: Room) -> None:
    """The room's second workshop is a month ahead."""
    calendars, now = room.live.store.calendars, datetime.now(UTC)
    kept = calendars.of(room.cohort)
    assert kept is not None
    day = now.date() + timedelta(days=30)
    ahead = Occasion(day, venue="Example Hall", mode="In person", confirmed=True)
    occasions = {**kept.occasions, "workshop2": ahead}
    calendars.save(room.cohort, replace(kept, occasions=occasions), at=now)


def desk(room: Room, *, size: dict[str, int]) -> Guest:
    guest = room.joined(room.seat("Facilitator 130", role=Role.FACILITATOR), size=size)
    guest.page.goto(f"{room.live.base}/cohort/{room.cohort}/messages")
    return guest


@pytest.mark.parametrize("size", [PHONE, LAPTOP], ids=["phone", "laptop"])
def test_a_message_is_looked_at_and_sent_and_stands_in_the_log(
    room: Room, size: dict[str, int]
) -> None:
    in_a_month(room)
    somebody = room.seat("Participant 131")
    address = f"{room.cohort}@school.example"
    room.live.store.people.correct(replace(somebody.person, email=address))
    page = desk(room, size=size).page
    expect_for_everybody(page)
    joining = "Look at it and send it: Joining details: A curriculum that joins up"
    page.get_by_role("link", name=joining).click()
    page.get_by_label("A line of your own").fill("Bring a colleague's plan.")
    page.get_by_role("button", name="Show it").click()
    letter = page.get_by_role("region", name="joining details")
    expect(letter).to_contain_text("Bring a colleague's plan.")
    expect(letter).to_contain_text("Example Hall")
    expect_for_everybody(page)
    page.get_by_role("button", name="Send it").click()
    expect(page.get_by_role("alert")).to_contain_text("this computer only")
    page.get_by_role("checkbox", name="I know that these links").check()
    page.get_by_role("button", name="Send it").click()
    expect(page.get_by_role("status")).to_contain_text("It is on its way.")
    expect(page.get_by_role("listitem").filter(has_text=address)).to_be_visible()


def waiting(room: Room, seating: Seating, *, once: str) -> Message:
    """A message that is not to go for an hour."""
    now, kind = datetime.now(UTC), MessageKind.INVITATION
    later = now + timedelta(hours=1)
    new = Message(once, room.cohort, seating.id, kind, "everybody", once, later)
    room.live.store.messages.add([new])
    return new


def end(room: Room, message: Message, state: MessageState) -> None:
    """Let the message have gone, or not."""
    messages, now = room.live.store.messages, datetime.now(UTC)
    assert messages.claim(message.id, at=now)
    messages.settle(message.id, Outcome(state, now, problem="No such address."))


def test_the_log_goes_on_by_itself_and_takes_nobody_from_their_place(
    room: Room,
) -> None:
    somebody = room.seat("Participant 133")
    first, second = (waiting(room, somebody, once=f"{room.cohort}-{n}") for n in "ab")
    page = desk(room, size=PHONE).page
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    log = page.locator("#log").get_by_role("listitem")
    expect(log.filter(has_text="waiting")).to_have_count(2)
    people = page.locator("summary", has_text="All pages")
    people.focus()
    end(room, first, MessageState.FAILED)
    again = log.get_by_role("button", name="Try again")
    expect(again).to_be_visible()
    expect(people).to_be_focused()

    page.clock.install()
    page.reload()
    again.focus()
    asked.clear()
    page.clock.run_for(timedelta(minutes=1).total_seconds() * 1000)
    assert asked == []
    end(room, second, MessageState.SENT)
    people.focus()
    page.clock.resume()
    expect(log.filter(has_text="waiting")).to_have_count(0)
    expect(again).to_be_visible()
    expect(people).to_be_focused()
    expect(page.locator("#log")).to_have_attribute("data-follows", "")


def test_somebody_asks_to_be_reminded(room: Room) -> None:
    guest = room.joined(room.seat("Participant 132"), size=PHONE)
    guest.page.goto(f"{room.live.base}/reminders")
    expect_for_everybody(guest.page)
    day = (datetime.now(UTC) + timedelta(days=9)).date().isoformat()
    guest.page.get_by_label("Of what").select_option(
        "workshop1_launch/t1-shared-picture"
    )
    guest.page.get_by_label("On which day").fill(day)
    guest.page.get_by_role("button", name="Remind me").click()
    cancel = guest.page.get_by_role("button", name="Cancel the reminder of")
    cancel.click()
    expect(cancel).to_have_count(0)
    guest.page.goto(f"{room.live.base}/lost-link")
    expect_for_everybody(guest.page)
