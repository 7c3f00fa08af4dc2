from dataclasses import replace
from datetime import UTC, datetime

import pytest

from toolkit.errors import RosterError, StoreError
from toolkit.model import Cohort, Role, Seating
from toolkit.store import Store


def test_a_cohort_is_found_by_its_id(store: Store) -> None:
    added = store.cohorts.add("north", "North 2023", programme="heads")
    assert added == Cohort("north", "North 2023") == store.cohorts.find("north")
    assert store.cohorts.find("south") is None


def test_cohorts_are_listed_by_title(store: Store) -> None:
    store.cohorts.add("b", "Alpha")
    store.cohorts.add("a", "Beta")
    assert [cohort.title for cohort in store.cohorts.all()] == ["Alpha", "Beta"]


def test_a_cohort_is_never_replaced_by_another_of_the_same_id(store: Store) -> None:
    store.cohorts.add("north", "North 2023")
    with pytest.raises(StoreError, match="Choose another id"):
        store.cohorts.add("north", "North 2024")
    assert store.cohorts.find("north") == Cohort("north", "North 2023")


def test_a_seat_is_found_by_its_id(store: Store, ana: Seating) -> None:
    assert store.people.seating(ana.id) == ana
    assert ana.role is Role.PARTICIPANT
    assert ana.person.email == ""
    assert store.people.seating("nobody's") is None


def test_the_roster_is_by_name(store: Store, ana: Seating) -> None:
    lead = store.people.add("north", name="Facilitator", role=Role.FACILITATOR)
    ben = store.people.add("north", name="Participant 8", group="Blue")
    assert store.people.roster("north") == (lead, ana, ben)


def test_the_same_email_is_the_same_person_in_another_cohort(store: Store) -> None:
    store.cohorts.add("north", "North 2023")
    store.cohorts.add("south", "South 2024")
    first = store.people.add("north", name="Participant 7", email="Seven@Example.org ")
    second = store.people.add("south", name="Participant 7", email="seven@example.org")
    assert first.person == second.person
    assert first.id != second.id


def test_a_roster_counts_as_people_do(store: Store) -> None:
    store.cohorts.add("north", "North")
    for number in (10, 2, 1):
        store.people.add("north", name=f"Participant {number}")
    names = [seating.person.name for seating in store.people.roster("north")]
    assert names == ["Participant 1", "Participant 2", "Participant 10"]


def test_importing_a_roster_twice_gives_nobody_a_second_seat(store: Store) -> None:
    store.cohorts.add("north", "North 2023")
    first = store.people.add("north", name="Participant 7", email="seven@example.org")
    again = store.people.add("north", name="Participant 7", email="seven@example.org")
    assert first == again
    assert store.people.roster("north") == (first,)


def test_two_people_of_the_same_name_are_two_people(store: Store, ana: Seating) -> None:
    namesake = store.people.add("north", name=ana.person.name)
    assert namesake.person.id != ana.person.id


def test_a_seat_in_an_unknown_cohort_is_refused_and_adds_nobody(store: Store) -> None:
    store.cohorts.add("north", "North 2023")
    with pytest.raises(StoreError, match="Add it first"):
        store.people.add("nowhere", name="Participant 7", email="seven@example.org")
    seat = store.people.add("north", name="Participant 8", email="seven@example.org")
    assert seat.person.name == "Participant 8"


def test_nobody_becomes_an_organiser_by_a_roster(store: Store) -> None:
    store.cohorts.add("north", "North")
    office = store.cohorts.office()
    ana = store.people.add("north", name="Ana")
    eve = store.people.add(office.id, name="Eve", role=Role.ORGANISER)
    for refused in (
        lambda: store.people.add("north", name="Ben", role=Role.ORGANISER),
        lambda: store.people.give_role(ana, Role.ORGANISER),
        lambda: store.people.put(
            "north",
            [replace(ana, role=Role.ORGANISER)],
            seen=(ana,),
            at=datetime.now(UTC),
        ),
        lambda: store.people.move(ana, office.id, at=datetime.now(UTC)),
        lambda: store.people.add(office.id, name="Ben"),
        lambda: store.people.give_role(eve, Role.PARTICIPANT),
    ):
        with pytest.raises(RosterError, match="Organisers sit in no cohort"):
            refused()
    assert store.people.roster("north") == (ana,)
    assert store.people.roster(office.id) == (eve,)
