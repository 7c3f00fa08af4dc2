"""Two people on real pages: one comments on what the other shares, and hears back."""

from __future__ import annotations

import pytest
from playwright.sync_api import Locator, expect

from tests.browser.notebook import prompt_of
from tests.browser.people import PHONE, Guest, Room
from tests.browser.walking import activity, expect_saved, share
from tests.serving import WORKSHOP
from toolkit.model import Sharing
from toolkit.seat import Seat
from toolkit.seat.channel import SilentChannel
from toolkit.seat.comments import Place
from toolkit.seat.others import called

pytestmark = pytest.mark.browser
HOPE = "My hope for June in one sentence."
TASK = "t1-shared-picture"
FIELD = f"{TASK}.t1-6-gap"


def _say(place: Locator, box: str, words: str, button: str) -> None:
    place.get_by_label(box).fill(words)
    place.get_by_role("button", name=button, exact=True).click()


def _my_year(guest: Guest, room: Room) -> Locator:
    guest.page.goto(room.live.base)
    return guest.page.get_by_role("region", name="New for you")


def _seat_of(guest: Guest, room: Room) -> Seat:
    return Seat(guest.seating, store=room.live.store, channel=SilentChannel())


def _comment_on_task(author: Seat, reader: Seat) -> None:
    """A field of a long form is shared, and somebody asks about it."""
    asked = prompt_of(TASK)
    write = {"based_on": 0, "write": "w1", "prompt": asked, "sharing": Sharing.COHORT}
    author.save(WORKSHOP, FIELD, "A picture", **write)
    about = called(author.cohort.id, author.person.id)
    place = Place(WORKSHOP, TASK, [FIELD])
    reader.comments.write(place, about, text="Which class?", write="c1")


def expect_read(guest: Guest, news: Locator, fold: str, words: str) -> None:
    """The news leads to the fold, open and with the focus, in what was closed."""
    news.get_by_role("link", name="Read it").click()
    place = guest.page.locator("details[open] > summary", has_text=fold)
    expect(place).to_be_focused()
    said = guest.page.get_by_text(words)
    expect(said).to_be_in_viewport()
    expect(place).to_be_in_viewport()


def test_a_comment_reaches_the_author_and_the_answer_reaches_who_asked(
    room: Room,
) -> None:
    author = room.comes("Participant 140", group="Group 1", size=PHONE)
    reader = room.comes("Participant 141", group="Group 2")
    mine = activity(author.page, HOPE)
    mine.get_by_role("textbox").first.fill("That they explain.")
    share(mine, "Everyone in the cohort")
    expect_saved(mine)

    theirs = activity(reader.page, HOPE)
    theirs.get_by_text("From the cohort (1)").click()
    card = theirs.get_by_role("article", name=author.name)
    card.get_by_text("Comment on this").click()
    expect(card.get_by_text("Nobody has commented yet.")).to_be_visible()
    _say(card, "Your comment", "Why $x^2$?", "Comment")
    expect(card.get_by_role("listitem").locator("math")).to_have_count(1)

    mine.get_by_text("Comments on your answer (1)").click()
    expect(mine.get_by_role("listitem")).to_contain_text(reader.name)
    _say(mine, "Your reply", "Because it surprises.", "Reply")
    expect(card.get_by_text("Because it surprises.")).to_be_visible()

    news = _my_year(author, room)
    expect(news).to_contain_text(f"{reader.name} commented on your answer to “{HOPE}”")
    news.get_by_role("button", name="I have read these").click()
    expect(news.get_by_role("listitem")).to_have_count(0)
    asked = _my_year(reader, room)
    expect(asked).to_contain_text(f"{author.name} wrote where you had commented")
    expect_read(reader, asked, "Comments (2)", "Because it surprises.")

    seats = [_seat_of(guest, room) for guest in (author, reader)]
    _comment_on_task(*seats)
    told = _my_year(author, room)
    expect_read(author, told, "Comments on your answer (1)", "Which class?")
