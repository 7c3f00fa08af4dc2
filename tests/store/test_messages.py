"""Messages in the store: each has one name, and one who sends it."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta

import pytest

from toolkit.model import Seating
from toolkit.model.message import (
    UNCERTAIN_AFTER,
    Message,
    MessageKind,
    MessageState,
    Outcome,
)
from toolkit.store import Store
from toolkit.store.choices import Wish

NOW = datetime(2027, 1, 10, 9, 0, tzinfo=UTC)
LATER = NOW + timedelta(minutes=5)


def message(seating: Seating, once: str = "first") -> Message:
    """A message to somebody that may go now."""
    return Message(
        id=f"id of {once}",
        cohort=seating.cohort.id,
        seat=seating.id,
        kind=MessageKind.JOINING,
        about="workshop2",
        once=once,
        queued_at=NOW,
        value={"line": "Bring a pen."},
        address="ana@school.example",
    )


def states(store: Store, cohort: str) -> list[MessageState]:
    return [each.state for each, _person in store.messages.log(cohort)]


def test_a_message_of_one_name_is_kept_once(store: Store, ana: Seating) -> None:
    assert store.messages.add([message(ana), message(ana, "second")]) == 2
    assert store.messages.add([replace(message(ana), id="another")]) == 0
    first, second = store.messages.waiting(now=NOW, most=9)
    assert (first, second) == (message(ana), message(ana, "second"))
    ((kept, person), _) = store.messages.log("north")
    assert person is not None
    assert (kept.about, person.name) == ("workshop2", ana.person.name)


def test_of_many_who_want_to_send_a_message_one_does(
    database_url: str, store: Store, ana: Seating
) -> None:
    store.messages.add([message(ana)])
    with Store(database_url) as other, ThreadPoolExecutor(8) as servers:
        claims = [
            servers.submit(each.messages.claim, message(ana).id, at=NOW)
            for each in (store, other) * 4
        ]
        assert sorted(claim.result() for claim in claims) == [False] * 7 + [True]
    assert store.messages.waiting(now=LATER, most=9) == ()


def test_what_was_cut_off_goes_again_only_when_somebody_says_so(
    store: Store, ana: Seating
) -> None:
    store.messages.add([message(ana)])
    store.messages.claim(message(ana).id, at=NOW)
    at, again = NOW + UNCERTAIN_AFTER, store.messages.again
    assert not again(message(ana).id, cohort="north", at=at)
    at += timedelta(seconds=1)
    assert store.messages.waiting(now=at, most=9) == ()
    assert not again(message(ana).id, cohort="south", at=at)
    assert again(message(ana).id, cohort="north", at=at)
    assert len(store.messages.waiting(now=at, most=9)) == 1


def test_what_became_of_a_message_is_said_by_who_sent_it(
    store: Store, ana: Seating
) -> None:
    store.messages.add([message(ana)])
    sent = Outcome(MessageState.SENT, LATER, subject="Joining details")
    store.messages.settle(message(ana).id, sent)
    assert states(store, "north") == [MessageState.QUEUED]
    store.messages.claim(message(ana).id, at=NOW)
    put_off = Outcome(MessageState.QUEUED, LATER, "Busy.", value={"tries": 1})
    store.messages.settle(message(ana).id, put_off)
    assert store.messages.waiting(now=NOW, most=9) == ()
    (waiting,) = store.messages.waiting(now=LATER, most=9)
    assert (waiting.value, waiting.problem) == ({"tries": 1}, "Busy.")
    store.messages.claim(message(ana).id, at=LATER)
    store.messages.settle(message(ana).id, sent)
    assert states(store, "north") == [MessageState.SENT]
    assert not store.messages.again(message(ana).id, cohort="north", at=LATER)


def test_messages_are_held_back_and_let_go(store: Store, ana: Seating) -> None:
    held = replace(message(ana, "hold"), seat=None, state=MessageState.HELD)
    for back, state in ((True, "held"), (False, "nothing"), (True, "held")):
        store.messages.hold(held, back=back)
        assert store.messages.known("north", MessageKind.JOINING) == {"hold": state}
    assert store.messages.log("north") == ()


def test_everybody_at_an_address_is_found_but_not_who_has_withdrawn(
    store: Store, ana: Seating
) -> None:
    one = store.people.add("north", name="One", email="Shared@School.example")
    store.people.correct(replace(ana.person, mailbox="shared@school.example"))
    found = store.messages.reached_at(" shared@SCHOOL.example ")
    assert {each.id for each in found} == {one.id, ana.id}
    store.people.withdraw(one, at=NOW)
    assert [s.id for s in store.messages.reached_at("shared@school.example")] == [
        ana.id
    ]
    assert store.messages.reached_at("nobody@school.example") == ()


def test_a_choice_is_what_was_chosen_last(store: Store, ana: Seating) -> None:
    store.choices.choose(ana.id, "digest", value=True, at=NOW)
    store.choices.choose(ana.id, "digest", value=False, at=LATER)
    assert store.choices.of(ana.id) == {"digest": False}
    (chosen,) = store.choices.chosen("north", "digest").values()
    assert (chosen.value, chosen.since) == (False, LATER)


def test_a_wish_is_granted_or_cancelled_once(store: Store, ana: Seating) -> None:
    wish = Wish(ana.id, "workshop2", "hope", date(2027, 1, 10))
    store.choices.wish(replace(wish, day=date(2027, 1, 9)))
    store.choices.wish(wish)
    assert store.choices.wishes(ana.id) == (wish,)
    assert store.choices.due("north", today=date(2027, 1, 9)) == ()
    assert store.choices.due("north", today=date(2027, 1, 10)) == (wish,)
    store.choices.grant(wish, message(ana))
    assert store.choices.wishes(ana.id) == ()
    assert len(store.messages.waiting(now=NOW, most=9)) == 1
    store.choices.wish(wish)
    store.choices.cancel(ana.id, workshop="workshop2", activity="hope")
    assert store.choices.wishes(ana.id) == ()


@pytest.mark.parametrize("database_url", ["sqlite"], indirect=True)
def test_a_throwaway_cohort_takes_its_messages_along(store: Store) -> None:
    store.cohorts.add("room", "Room", programme="throw-away")
    somebody = store.people.add("room", name="Somebody")
    store.messages.add([message(somebody)])
    store.choices.wish(Wish(somebody.id, "workshop2", "hope", date(2027, 1, 10)))
    store.cohorts.remove_throwaway("room")
    assert store.messages.waiting(now=NOW, most=9) == ()
