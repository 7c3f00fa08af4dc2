"""What My year begins with: what is due next, and what is new for one."""

from __future__ import annotations

from datetime import datetime
from typing import Any

import pytest
from playwright.sync_api import expect

from tests.activities.community import board_of, new_card, say
from tests.activities.conftest import People, attached
from tests.activities.harness import PHONE, Bench
from tests.activities.start_page import AFTER, BETWEEN, DURING, LATE, save, year_of
from toolkit.model import Role
from toolkit.programme import Programme
from toolkit.seat import Seat

TASK = "t1-shared-picture"
W1 = "workshop1_launch"
CARD, REPLY = "card.aaaaaaaaaaaa1", "bbbbbbbbbbbb1"


def finish(seat: Seat) -> None:
    save(seat, W1, f"{TASK}.finished", {"finished": "2023-01-14"})


def first_card(bench: Bench) -> Any:
    return bench.page.locator(".ws-first").first


def test_the_task_that_is_due_next_comes_first_with_its_button(
    open_bench: type[Bench], somebody: Any, programme: Programme
) -> None:
    bench = open_bench(size=PHONE)
    seat = somebody(BETWEEN)
    save(seat, W1, f"{TASK}.a", "Something")
    bench.show(attached(year_of(programme), seat))
    expect(first_card(bench)).to_contain_text("Due Friday 20 January 2023, in 5 days")
    go_on = first_card(bench).get_by_role("link", name="Carry on: A shared picture")
    expect(go_on).to_have_attribute("href", f"workshop/{W1}#activity-{TASK}")
    box = go_on.bounding_box()
    assert box is not None
    assert box["y"] + box["height"] < PHONE[1]


def test_a_task_that_is_finished_makes_room_for_the_next_workshop(
    bench: Bench, somebody: Any, programme: Programme
) -> None:
    seat = somebody(BETWEEN)
    year = attached(year_of(programme), seat)
    bench.show(year)
    finish(seat)
    bench.catch_up(year)
    expect(first_card(bench)).to_contain_text("Next workshop")
    expect(bench.page.get_by_text("Due next")).to_have_count(0)


def test_a_workshop_that_is_on_comes_before_any_task(
    bench: Bench, somebody: Any, programme: Programme
) -> None:
    bench.show(attached(year_of(programme), somebody(DURING)))
    expect(first_card(bench)).to_contain_text("On now")


@pytest.mark.parametrize("at", [LATE, AFTER])
def test_what_is_late_can_still_be_gone_on_with(
    somebody: Any, programme: Programme, at: datetime
) -> None:
    (due,) = attached(year_of(programme), somebody(at)).room["due"]
    assert due["action"] == "Start"


def _replied(people: People, at: datetime) -> tuple[Seat, Seat]:
    """Somebody with a card, and somebody who replied and said thank you."""
    author = people.seat(clock=lambda: at)
    other = people.seat(clock=lambda: at)
    about = {"based_on": 0, "sharing": "cohort"}
    value = new_card(title="A good question")
    say(board_of(author), do="save", part=CARD, value=value, **about)
    board = board_of(other)
    (card,) = [c for c in board.room["cards"] if c["title"] == "A good question"]
    part = f"reply.{card['ref']}.{REPLY}"
    value = {"starter": None, "text": "I tried this."}
    say(board, do="save", part=part, value=value, **about)
    return author, other


def test_replies_to_ones_card_are_news_by_name_and_ones_own_are_not(
    people: People, bench: Bench, programme: Programme
) -> None:
    author, other = _replied(people, BETWEEN)
    year = attached(year_of(programme), author)
    bench.show(year)
    news = bench.page.get_by_role("region", name="New for you")
    expect(news).to_contain_text(f"{other.person.name} replied to “A good question”")
    expect(news).to_contain_text("I tried this.")
    expect(news.get_by_role("link")).to_have_attribute(
        "href", "page/community#activity-board"
    )
    assert attached(year_of(programme), other).room["news"] == []


def test_news_arrives_while_the_page_is_open(
    people: People, programme: Programme
) -> None:
    author, other = _replied(people, BETWEEN)
    year = attached(year_of(programme), author)
    board = board_of(other)
    (card,) = [c for c in board.room["cards"] if c["title"] == "A good question"]
    say(board, do="thank", ref=card["ref"], thanks=True)
    for event in author.changes():
        year.on_event(event)
    year.caught_up()
    newest = year.room["news"][0]
    assert newest["did"] == "says thank you for “A good question”"


def test_what_is_long_ago_is_no_news(people: People, programme: Programme) -> None:
    author, _other = _replied(people, BETWEEN)
    years_later = people.again(author)
    assert attached(year_of(programme), years_later).room["news"] == []


def test_what_is_no_longer_shared_is_no_news(
    people: People, programme: Programme
) -> None:
    author, other = _replied(people, BETWEEN)
    (reply,) = other.responses("community")
    board = board_of(other)
    say(board, do="withdraw", part=reply)
    assert attached(year_of(programme), author).room["news"] == []


def test_a_facilitator_has_news_too(people: People, programme: Programme) -> None:
    seat = people.seat(role=Role.FACILITATOR)
    assert attached(year_of(programme), seat).room["news"] == []
