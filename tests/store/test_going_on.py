"""What all cohorts do now."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime, timedelta

from toolkit.model import Role
from toolkit.model.pace import end_live, open_section
from toolkit.store import Store
from toolkit.store.going_on import Going

NOW = datetime(2026, 9, 29, 13, tzinfo=UTC)
NONE: frozenset[str] = frozenset()


def test_each_cohort_says_how_many_take_part(store: Store) -> None:
    for name in ("a", "b", "empty"):
        store.cohorts.add(name, name)
    store.people.add("a", name="Participant 1")
    gone = store.people.add("a", name="Participant 2")
    store.people.withdraw(gone, at=NOW)
    store.people.add("b", name="Facilitator 1", role=Role.FACILITATOR)
    store.people.add("b", name="Participant 3")
    expected = (Going("a", 1, NONE, NONE), Going("b", 2, NONE, NONE))
    assert store.going_on.all(now=NOW) == expected


def test_it_says_which_workshops_are_led_until_that_ends(store: Store) -> None:
    store.cohorts.add("a", "a")
    store.people.add("a", name="Participant 1")
    for workshop in ("workshop1", "workshop2"):
        pace = store.pace.of("a", workshop)
        store.pace.save(open_section(pace, "section-1", at=NOW))
    store.pace.save(end_live(store.pace.of("a", "workshop1"), at=NOW))
    (going,) = store.going_on.all(now=NOW)
    assert going.live == {"workshop2"}


def test_it_says_which_rooms_are_open_until_they_close(store: Store) -> None:
    store.cohorts.add("a", "a")
    store.people.add("a", name="Participant 1")
    until = NOW + timedelta(hours=1)
    for number in (1, 2):
        name = f"workshop{number}"
        store.rooms.open("a", name, code=f"code-{number}", expires_at=until)
    store.rooms.close("code-1")
    (going,) = store.going_on.all(now=NOW)
    assert going.open_rooms == {"workshop2"}
    (going,) = store.going_on.all(now=until + timedelta(seconds=1))
    assert going == replace(going, open_rooms=NONE)


def test_those_who_organise_take_part_in_nothing(store: Store) -> None:
    office = store.cohorts.office().id
    store.people.add(office, name="Organiser 1", role=Role.ORGANISER)
    assert store.going_on.all(now=NOW) == ()


def test_only_a_database_elsewhere_has_a_clock_of_its_own(store: Store) -> None:
    at = store.going_on.clock()
    if store.url.startswith("sqlite"):
        assert at is None
    else:
        assert at is not None
        assert abs(at - datetime.now(UTC)) < timedelta(hours=1)
