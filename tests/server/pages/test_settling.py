"""A seat follows a place that is accepted, and is closed when it is given back."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest

from toolkit.model import Role
from toolkit.model.interest import Application, Interest, PublicPage, State
from toolkit.server.pages.settling import settle
from toolkit.store import Store

NOW = datetime(2026, 11, 30, 9, 0, tzinfo=UTC)
ANA = Application(
    "Ana", "A School", "ana@school.example", in_school="Second in department"
)


@pytest.fixture
def offered(store: Store) -> Interest:
    store.cohorts.add("north", "North 2027")
    store.public_pages.save("north", PublicPage(published=True), at=NOW)
    return offer(store)


def offer(store: Store) -> Interest:
    store.interests.register("north", ANA, at=NOW)
    (one,) = store.interests.of("north")
    store.interests.offer("north", one.id, at=NOW, until=NOW + timedelta(days=1))
    return store.interests.of("north")[0]


def test_who_gives_a_place_back_and_takes_one_again_has_the_same_seat(
    store: Store, offered: Interest
) -> None:
    settle(store, offered, State.ACCEPTED, at=NOW)
    settle(store, offered, State.ACCEPTED, at=NOW)
    (seating,) = store.people.roster("north")
    (accepted,) = store.interests.of("north")
    assert accepted.seat == seating.id
    assert seating.in_school == ANA.in_school
    settle(store, accepted, State.WITHDRAWN, at=NOW)
    assert store.people.roster("north") == ()
    store.people.say_in_school(seating, "Head of mathematics", at=NOW)
    settle(store, offer(store), State.ACCEPTED, at=NOW)
    (again,) = store.people.roster("north")
    assert (again.id, again.in_school) == (seating.id, "Head of mathematics")


def test_a_facilitator_who_registers_keeps_their_seat_whatever_they_answer(
    store: Store, offered: Interest
) -> None:
    own = store.people.add("north", name="Ana", email=ANA.email, role=Role.FACILITATOR)
    settle(store, offered, State.ACCEPTED, at=NOW)
    settle(store, store.interests.of("north")[0], State.WITHDRAWN, at=NOW)
    assert store.people.roster("north") == (own,)
