"""For how long people were there."""

from __future__ import annotations

from datetime import datetime, timedelta

import pytest

from tests.store.conftest import NOW
from toolkit.model import Seating
from toolkit.model.attendance import Place, Stay
from toolkit.store import Store
from toolkit.store.presence import STALE

W = "workshop1_launch"


def later(minutes: float) -> datetime:
    return NOW + timedelta(minutes=minutes)


@pytest.fixture
def place(ana: Seating) -> Place:
    return Place("north", ana.person.id, W)


def record(store: Store, *, since: datetime, server: str = "one") -> None:
    store.presence.record_joined(
        server, cohort="north", workshop=W, mode="online", since=since
    )


def stays(store: Store, place: Place) -> tuple[Stay, ...]:
    return store.stays.of("north", W).get(place.person, ())


def test_a_page_counts_from_when_attendance_does(store: Store, place: Place) -> None:
    store.presence.keep("one", at=NOW, came=[place])
    assert stays(store, place) == ()
    record(store, since=later(10))
    record(store, since=later(10))
    assert stays(store, place) == (Stay(place.person, later(10)),)


def test_each_time_somebody_comes_back_is_a_stretch_of_its_own(
    store: Store, place: Place
) -> None:
    store.presence.keep("one", at=NOW, came=[place])
    record(store, since=NOW)
    store.presence.keep("one", at=later(20), went=[place])
    store.presence.keep("one", at=later(50), came=[place])
    record(store, since=NOW)
    store.presence.keep("one", at=later(90), went=[place])
    assert stays(store, place) == (
        Stay(place.person, NOW, later(20)),
        Stay(place.person, later(50), later(90)),
    )


def test_a_stretch_ends_with_the_last_page_of_a_person(
    store: Store, place: Place
) -> None:
    store.presence.keep("one", at=NOW, came=[place])
    store.presence.keep("two", at=later(1), came=[place])
    record(store, since=NOW)
    record(store, since=NOW, server="two")
    store.presence.keep("one", at=later(5), went=[place])
    assert stays(store, place) == (Stay(place.person, NOW),)
    store.presence.keep("two", at=later(9), went=[place])
    assert stays(store, place) == (Stay(place.person, NOW, later(9)),)


def test_who_was_at_a_lost_server_left_when_it_was_last_heard_of(
    store: Store, place: Place
) -> None:
    store.presence.keep("one", at=NOW, came=[place])
    record(store, since=NOW)
    store.presence.beat("one", at=later(2))
    store.presence.beat("two", at=later(3) + STALE)
    assert stays(store, place) == (Stay(place.person, NOW, later(2)),)
