"""A roster says what it will do before it does it, and merges nobody silently."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime

import pytest

from tests.roster.conftest import COHORT, Importing
from toolkit.errors import RosterError, StaleError
from toolkit.model import Role
from toolkit.programme.wording import PLAIN
from toolkit.roster import (
    carry_out,
    find_person,
    find_seat,
    plan_import,
    read_table,
    told,
)
from toolkit.roster.importing import check_confirmed

ROSTER = "name,school,email,role,group\n"
ANA = "Participant 1,Near,one@example.org,,Blue\n"
TWICE = "name,school\nParticipant 3,Near\nParticipant 3,Near\n"
SHARED = (
    "name,school,email\n"
    "Participant 3,Near,maths@example.org\nParticipant 4,Near,Maths@example.org\n"
)


def told_of(importing: Importing, roster: str) -> list[tuple[str, str, str]]:
    plan = importing.plan(roster)
    return [change for each in plan.changed for change in each.changes]


def test_what_differs_is_told_old_and_new_and_an_empty_cell_changes_nothing(
    importing: Importing,
):
    importing.do(ROSTER + ANA)
    better = ROSTER + "PARTICIPANT 1,Far,ONE@example.org,facilitator,\n"
    plan = importing.plan(better)
    assert plan.changed[0].changes == (
        ("school", "Near", "Far"),
        ("role", "participant", "facilitator"),
    )
    assert "school: “Near” becomes “Far”" in told(plan)
    importing.do(better)
    (seating,) = importing.roster
    assert (seating.person.name, seating.group) == ("Participant 1", "Blue")


def test_an_address_comes_to_who_had_none(importing: Importing):
    importing.do("name,school\nParticipant 1,Near\n")
    assert told_of(importing, ROSTER + ANA)[0] == ("email", "", "one@example.org")


def test_a_school_comes_to_who_had_none(importing: Importing):
    importing.do("name\nParticipant 1\n")
    changes = told_of(importing, "name,school\nParticipant 1,Near\n")
    assert changes == [("school", "", "Near")]


@pytest.mark.parametrize(("answer", "people"), [("one", 1), ("two", 2), ("", 1)])
def test_one_name_and_school_twice_is_asked(
    importing: Importing, answer: str, people: int
):
    plan = importing.do(TWICE, {3: answer})
    assert [each.line for each in plan.questions] == [3]
    assert len(importing.roster) == people
    assert not importing.plan(TWICE).does_something


def test_one_name_and_school_with_two_addresses_is_asked(importing: Importing):
    roster = "name,school,email\nAna,Near,a@example.org\nAna,Near,b@example.org\n"
    assert [each.line for each in importing.plan(roster).asked] == [3]
    importing.do(roster, {3: "two"})
    assert len(importing.roster) == 2
    again = importing.plan(roster)
    assert (again.does_something, again.asked) == (False, ())


def test_a_row_without_address_before_that_of_its_person_is_found_to_be_theirs(
    importing: Importing,
):
    importing.do(ROSTER + ANA)
    plan = importing.plan(f"{ROSTER}Participant 1,Near,,,\n{ANA}")
    assert not plan.does_something
    assert [each.line for each in plan.asked] == [2]


@pytest.mark.parametrize(
    ("answer", "found"),
    [
        ("share", [("Participant 3", ""), ("Participant 4", "maths@example.org")]),
        ("none", [("Participant 3", ""), ("Participant 4", "")]),
        ("same", [("Participant 3", "")]),
        ("", [("Participant 3", "")]),
        ("made up", [("Participant 3", "")]),
    ],
)
def test_one_address_for_two_names_is_asked(
    importing: Importing, answer: str, found: list[tuple[str, str]]
):
    plan = importing.do(SHARED, {3: answer})
    assert [(each.line, len(each.options)) for each in plan.questions] == [(3, 3)]
    roster = importing.roster
    assert roster[0].person.email == "maths@example.org"
    assert [(s.person.name, s.person.mailbox) for s in roster] == found
    assert not importing.plan(SHARED).does_something
    if answer == "share":
        assert importing.plan(SHARED).asked == ()
        assert roster[1].person.address == "maths@example.org"


def test_another_name_at_an_address_may_be_a_new_name(importing: Importing):
    importing.do(ROSTER + ANA)
    renamed = "name,email\nParticipant One,one@example.org\n"
    assert not importing.plan(renamed).does_something
    importing.do(renamed, {2: "same"})
    assert importing.names == ["Participant One"]


@pytest.mark.parametrize(("answer", "people"), [("same", 1), ("other", 2)])
def test_another_address_for_a_name_and_school_is_asked(
    importing: Importing, answer: str, people: int
):
    importing.do(ROSTER + ANA)
    other = "name,school,email\nParticipant 1,Near,new@example.org\n"
    assert not importing.plan(other).does_something
    importing.do(other, {2: answer})
    assert len(importing.roster) == people
    assert "new@example.org" in {s.person.email for s in importing.roster}


@pytest.mark.parametrize(("answer", "people"), [("same", 1), ("other", 2)])
def test_another_school_for_a_name_without_address_is_asked(
    importing: Importing, answer: str, people: int
):
    importing.do("name,school\nParticipant 1,Near\n")
    other = "name,school\nParticipant 1,Far\n"
    assert not importing.plan(other).does_something
    importing.do(other, {2: answer})
    assert len(importing.roster) == people


def test_a_row_that_may_mean_either_of_two_is_left_out(importing: Importing):
    importing.do(TWICE, {3: "two"})
    plan = importing.plan("name,school,group\nParticipant 3,Near,Blue\n")
    assert "does not say which" in plan.refused[0].why


def test_the_same_row_twice_is_left_out_with_the_number_of_the_first(
    importing: Importing,
):
    plan = importing.do(ROSTER + ANA + ANA)
    assert "same as line 2" in plan.refused[0].why
    assert "same as line 2" in importing.plan(ROSTER + ANA + ANA).refused[0].why
    assert len(importing.roster) == 1


def test_who_has_withdrawn_does_not_come_back_by_a_roster(importing: Importing):
    importing.do(ROSTER + ANA)
    importing.store.people.withdraw(importing.roster[0], at=datetime.now(UTC))
    plan = importing.plan(ROSTER + ANA)
    assert not plan.does_something
    assert "has withdrawn" in plan.refused[0].why


def test_who_is_known_from_another_cohort_is_the_same_person(importing: Importing):
    importing.store.cohorts.add("south", "South")
    there = importing.store.people.add(
        "south", name="Participant 1", email="one@example.org"
    )
    plan = importing.do(ROSTER + ANA)
    assert "another cohort" in plan.added[0].notes[-1]
    assert importing.roster[0].person == there.person


# -- what a facilitator may not --------------------------------------------------------


def test_a_facilitator_appoints_nobody_by_a_roster(importing: Importing):
    lead = ROSTER + "Lead,Near,lead@example.org,facilitator,\n"
    plan = importing.plan(lead, appoints=False)
    assert not plan.does_something
    assert "Only an organiser" in plan.refused[0].why
    importing.do(lead)
    less = ROSTER + "Lead,Near,lead@example.org,participant,\n"
    assert not importing.plan(less, appoints=False).does_something


def test_a_facilitator_reaches_nobody_of_another_cohort_by_a_roster(
    importing: Importing,
):
    importing.store.cohorts.add("south", "South")
    secret = importing.store.people.add(
        "south", name="A secret", email="one@example.org"
    )
    for name in ("Participant 1", "A secret"):
        roster = f"name,email\n{name},one@example.org\n"
        for answer in ("", "same"):
            plan = importing.plan(roster, {2: answer}, appoints=False)
            assert not plan.does_something
    shown = told(importing.plan("name,email\nX,one@example.org\n", appoints=False))
    assert "A secret" not in shown
    importing.do("name,email\nA secret,one@example.org\n")
    moved = importing.plan("name,school,email\nA secret,Far,one@example.org\n")
    assert moved.changed
    plan = importing.plan(
        "name,school,email\nA secret,Far,one@example.org\n", appoints=False
    )
    assert "only an organiser" in plan.refused[0].why
    assert importing.store.people.seats_of(secret.person.id)[0].person == secret.person


# -- doing it --------------------------------------------------------------------------


def test_a_plan_that_was_confirmed_is_done_only_as_it_was_shown(
    importing: Importing,
):
    shown = importing.plan(ROSTER + ANA)
    importing.store.people.add(COHORT, name="Somebody else")
    now = importing.plan(ROSTER + ANA)
    with pytest.raises(StaleError):
        carry_out(shown, store=importing.store)
    with pytest.raises(StaleError):
        check_confirmed(now, shown.mark)
    assert importing.names == ["Somebody else"]
    check_confirmed(now, now.mark)
    carry_out(now, store=importing.store)
    assert len(importing.roster) == 2


def test_a_roster_for_an_unknown_cohort_says_what_to_do(importing: Importing):
    with pytest.raises(RosterError, match="toolkit cohort add"):
        plan_import(
            read_table(b"name\nX\n", wording=PLAIN), "nowhere", store=importing.store
        )


def test_people_are_found_by_name_address_or_id(importing: Importing):
    importing.do(ROSTER + ANA + "Participant 2,,,,\nParticipant 2,Far,,,\n", {4: "two"})
    store, (first, *others) = importing.store, importing.roster
    for name in ("participant  1", "one@example.org", first.id):
        assert find_seat(name, store=store) == first
    with pytest.raises(RosterError, match="Nobody"):
        find_seat("Participant 3", store=store)
    with pytest.raises(RosterError, match=others[0].id):
        find_seat("Participant 2", store=store)
    store.people.withdraw(first, at=datetime.now(UTC))
    with pytest.raises(RosterError, match="Nobody"):
        find_seat("Participant 1", store=store)
    found = find_seat("Participant 1", store=store, withdrawn=True)
    assert replace(found, withdrawn_at=None) == first
    assert find_person("Participant 1", store=store) == found
    assert find_person(others[0].id, store=store) == others[0]
    with pytest.raises(RosterError, match="any cohort"):
        find_person("Participant 3", store=store)
    with pytest.raises(RosterError, match=others[0].id):
        find_person("Participant 2", store=store)
    store.cohorts.add("south", "South")
    elsewhere = store.people.add("south", name="Participant 1", email="one@example.org")
    assert elsewhere.person.id == first.person.id
    assert find_person("Participant 1", store=store).person.id == first.person.id
    assert found.role is Role.PARTICIPANT


def test_a_role_in_school_comes_from_its_column_and_an_empty_cell_changes_nothing(
    importing: Importing,
) -> None:
    head = "name,school,Job title\n"
    importing.do(f"{head}Ana,Near,Head of mathematics\nBen,Near,\n")
    assert [s.in_school for s in importing.roster] == ["Head of mathematics", ""]
    plan = importing.do(f"{head}Ana,Near,\nBen,Near,Second in department\n")
    (changed,) = plan.changed
    assert changed.changes == (("role in school", "", "Second in department"),)
    said = [s.in_school for s in importing.roster]
    assert said == ["Head of mathematics", "Second in department"]
    (refused,) = importing.plan(f"{head}Ana,Near,{'x' * 121}\n").refused
    assert "role in school has 121 characters" in refused.why
