"""The cohort that an empty store begins with."""

from pathlib import Path

import pytest

from tests.first_year import CALENDAR
from toolkit.demo.year import COHORT, add_demo
from toolkit.model import PROGRAMME, Role
from toolkit.programme import load_programme
from toolkit.settings import Settings
from toolkit.store import Store

PROGRAMME_FILE = Path(__file__).resolve().parents[2] / "programme.toml"


@pytest.fixture
def demo(store: Store) -> Store:
    programme = load_programme(PROGRAMME_FILE)
    add_demo(store, programme=programme, settings=Settings(), calendar=CALENDAR)
    return store


def test_one_participant_has_a_whole_year_behind_them(demo: Store) -> None:
    first = next(
        s for s in demo.people.roster(COHORT) if s.person.name == "Participant 1"
    )
    workshops = [plan.name for plan in load_programme(PROGRAMME_FILE).workshops]
    for workshop in (*workshops, PROGRAMME):
        assert len(demo.responses.of(COHORT, workshop, first.person.id)) >= 5, workshop


def test_what_was_asked_is_said_in_words_and_without_room_for_any(demo: Store) -> None:
    first = next(
        s for s in demo.people.roster(COHORT) if s.person.name == "Participant 1"
    )
    kept = demo.responses.of(COHORT, "workshop1_launch", first.person.id)
    hope = "My hope for June in one sentence."
    assert kept["w1-r4-hope"].prompt == hope
    assert [one.prompt for one in kept.values() if "{" in one.prompt] == []


def test_making_the_demonstration_again_adds_nobody_and_nothing(demo: Store) -> None:
    programme = load_programme(PROGRAMME_FILE)
    before = demo.checkup()
    again = add_demo(demo, programme=programme, settings=Settings(), calendar=CALENDAR)
    after = demo.checkup()
    assert (after.seats, after.versions) == (before.seats, before.versions)
    assert after.problems == ()
    assert again.code


def test_the_demonstration_has_one_facilitator_and_thirty_participants(
    demo: Store,
) -> None:
    roles = [seating.role for seating in demo.people.roster(COHORT)]
    assert (roles.count(Role.FACILITATOR), roles.count(Role.PARTICIPANT)) == (1, 30)
