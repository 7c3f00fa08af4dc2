"""What My year begins with: what is due next, and what is new for one."""

from __future__ import annotations

from datetime import date, datetime, timedelta
from typing import Any

import pytest
from playwright.sync_api import expect

from tests.activities.community import board_of, new_card, say
from tests.activities.conftest import People, attached
from tests.activities.harness import PHONE, Bench
from tests.activities.start_page import AFTER, BETWEEN, DURING, LATE, save, year_of
from tests.activities.talking import say as tell
from toolkit.model import ResponseKey, Role, Sharing
from toolkit.model.later import Later, later_name
from toolkit.programme import Programme
from toolkit.seat import Seat
from toolkit.seat.comments import MINE, Place
from toolkit.seat.others import called
from toolkit.store import Store

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


def test_the_start_page_says_the_later_day_that_was_granted(
    somebody: Any, programme: Programme, store: Store
) -> None:
    seat = somebody(BETWEEN)
    year = attached(year_of(programme), seat)
    assert year.room["due"][0]["due"].startswith("Due Friday 20 January 2023")
    later = Later(date(2023, 2, 3), "", "Facilitator 1").told()
    about = ResponseKey(seat.cohort.id, seat.person.id, W1, TASK)
    name = later_name(W1, TASK)
    store.choices.choose_for(seat.seating.id, name, later, about=about, at=BETWEEN)
    for event in seat.changes():
        year.on_event(event)
    year.caught_up()
    assert year.room["due"][0]["due"].startswith("Due Friday 3 February 2023")


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


def _replied(
    people: People, at: datetime, text: str = "I tried this."
) -> tuple[Seat, Seat]:
    """Somebody with a card, and somebody who replied and said thank you."""
    author = people.seat(clock=lambda: at)
    other = people.seat(clock=lambda: at)
    about = {"based_on": 0, "sharing": "cohort"}
    value = new_card(title="A good question")
    say(board_of(author), do="save", part=CARD, value=value, **about)
    board = board_of(other)
    (card,) = [c for c in board.room["cards"] if c["title"] == "A good question"]
    part = f"reply.{card['ref']}.{REPLY}"
    value = {"starter": None, "text": text}
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


def test_news_of_a_long_reply_ends_with_a_whole_formula(
    people: People, programme: Programme
) -> None:
    formula = "$\\frac{1}{2} + \\frac{1}{3}$"
    author, _other = _replied(people, BETWEEN, "word " * 27 + formula + " and more")
    (news,) = attached(year_of(programme), author).room["news"]
    assert news["words"] == "word " * 27 + formula + "…"


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


PLACE = Place(W1, TASK, [f"{TASK}.a"])


def _commented(people: People, *, sharing: Sharing = Sharing.COHORT) -> list[Seat]:
    """An author, a reader who asked, and another reader; the author has answered."""
    seats = [people.seat(clock=lambda: BETWEEN) for _ in range(3)]
    author, reader, other = seats
    save(author, W1, f"{TASK}.a", "Something", sharing=Sharing.COHORT)
    about = called(author.cohort.id, author.person.id)
    reader.comments.write(PLACE, about, text="How did you begin?", write="ask")
    later = people.again(author, clock=lambda: BETWEEN + timedelta(minutes=1))
    later.comments.write(PLACE, MINE, text="With a picture.", write="answer")
    if sharing is not Sharing.COHORT:
        save(author, W1, f"{TASK}.a", "Something", sharing=sharing)
    return [author, reader, other]


def test_comments_are_news_by_name_to_author_and_to_who_asked(
    people: People, bench: Bench, programme: Programme
) -> None:
    author, reader, other = _commented(people)
    bench.show(attached(year_of(programme), author))
    news = bench.page.get_by_role("region", name="New for you")
    expect(news.get_by_role("listitem")).to_have_count(1)
    expect(news).to_contain_text(f"{reader.person.name} commented on your answer to")
    expect(news).to_contain_text("How did you begin?")
    expect(news.get_by_role("link")).to_have_attribute(
        "href", f"workshop/{W1}#activity-{TASK}~{MINE}"
    )
    (told,) = attached(year_of(programme), reader).room["news"]
    assert told["by"] == author.person.name
    assert told["did"].startswith("wrote where you had commented")
    assert told["link"].endswith(f"~{called(author.cohort.id, author.person.id)}")
    assert attached(year_of(programme), other).room["news"] == []


@pytest.mark.parametrize(
    ("sharing", "counts"),
    [(Sharing.FACILITATORS, [1, 0, 0]), (Sharing.PRIVATE, [0, 0, 0])],
)
def test_a_comment_is_no_news_where_it_cannot_be_read_any_more(
    people: People, programme: Programme, sharing: Sharing, counts: list[int]
) -> None:
    seats = _commented(people, sharing=sharing)
    found = [len(attached(year_of(programme), seat).room["news"]) for seat in seats]
    assert found == counts


def test_a_comment_arrives_while_the_page_is_open(
    people: People, programme: Programme
) -> None:
    author, _reader, other = _commented(people)
    year = attached(year_of(programme), author)
    about = called(author.cohort.id, author.person.id)
    other.comments.write(PLACE, about, text="I wonder, too.", write="wonder")
    for event in author.changes():
        year.on_event(event)
    year.caught_up()
    assert {one["by"] for one in year.room["news"]} == {
        "Participant 2",
        "Participant 3",
    }


def test_what_was_read_is_news_no_more_on_any_device_and_what_comes_then_is(
    people: People, bench: Bench, programme: Programme
) -> None:
    author, _reader, other = _commented(people)
    bench.show(attached(year_of(programme), author))
    news = bench.page.get_by_role("region", name="New for you")
    news.get_by_role("button", name="I have read these").click()
    told = news.get_by_text("Nothing more is new.")
    expect(told).to_be_focused()
    expect(news.get_by_role("listitem")).to_have_count(0)
    elsewhere = people.again(author, clock=lambda: BETWEEN + timedelta(minutes=5))
    assert attached(year_of(programme), elsewhere).room["news"] == []
    late = people.again(other, clock=lambda: BETWEEN + timedelta(minutes=2))
    about = called(author.cohort.id, author.person.id)
    late.comments.write(PLACE, about, text="Later", write="later")
    (one,) = attached(year_of(programme), elsewhere).room["news"]
    assert one["words"] == "Later"


def test_where_nothing_is_new_there_is_nothing_to_have_read(
    people: People, programme: Programme
) -> None:
    seat = people.seat(clock=lambda: BETWEEN)
    (reply,) = tell(attached(year_of(programme), seat), {"do": "seen", "write": "w1"})
    assert reply["done"]
    assert seat.responses("programme") == {}
