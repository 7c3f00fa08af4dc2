"""`toolkit person` and `toolkit link`: one person at a time."""

from __future__ import annotations

from datetime import timedelta

import pytest

from tests.commands.conftest import run
from toolkit.commands import person as commands
from toolkit.model import Role, Seating
from toolkit.server.site import now
from toolkit.store import Store


@pytest.fixture
def ana(kept: Store) -> Seating:
    return kept.people.add("north", name="Ana", school="Near", email="a@example.org")


def again(kept: Store, seating: Seating) -> Seating:
    found = kept.people.seating(seating.id)
    assert found is not None
    return found


def test_a_new_link_ends_the_earlier_one_and_signs_nobody_out(
    kept: Store, ana: Seating
):
    until = now() + timedelta(days=1)
    signed_in = kept.tokens.issue(ana.id, "sign-in", expires_at=until)
    first, second = (run("link", "Ana").stdout.strip()[-43:] for _ in range(2))
    assert kept.tokens.holder(first, "link", now=now()) is None
    assert kept.tokens.holder(second, "link", now=now()) == ana
    assert kept.tokens.holder(signed_in, "sign-in", now=now()) == ana
    assert "Nobody" in run("link", "Somebody").output
    run("person", "sign-out", "Ana")
    assert kept.tokens.holder(signed_in, "sign-in", now=now()) is None
    assert kept.tokens.holder(second, "link", now=now()) == ana


def test_two_of_one_name_are_told_apart(kept: Store):
    kept.cohorts.add("south", "South")
    north, south = (kept.people.add(c, name="Ben") for c in ("north", "south"))
    result = run("link", "Ben")
    assert result.exit_code == 1
    assert north.id in result.output
    assert south.id in result.output
    assert "/join/" in run("link", north.id).output
    assert "/join/" in run("link", "Ben", "--cohort", "south").output


def test_somebody_is_corrected(kept: Store, ana: Seating):
    said = run("person", "correct", "ana", "--name", "Anna", "--school", "").output
    assert said == "Now: Anna, a@example.org\n"
    run("person", "correct", "Anna", "--shared-email", "both@example.org")
    person = again(kept, ana).person
    assert (person.name, person.email, person.mailbox) == (
        "Anna",
        "",
        "both@example.org",
    )
    run("person", "correct", "Anna", "--school", "Far")
    assert again(kept, ana).person.mailbox == "both@example.org"


@pytest.mark.parametrize(
    ("option", "value", "said"),
    [
        ("--name", " ", "Write the name"),
        ("--name", "x" * 121, "the limit is 120"),
        ("--email", "nowhere", "no email address"),
        ("--email", "b@example.org", "Somebody else is known"),
    ],
)
def test_what_cannot_be_kept_is_refused(
    kept: Store, ana: Seating, option: str, value: str, said: str
):
    kept.people.add("north", name="Ben", email="b@example.org")
    result = run("person", "correct", "Ana", option, value)
    assert result.exit_code == 1
    assert said in result.output
    assert again(kept, ana) == ana


def test_two_become_one_once_that_is_confirmed(
    kept: Store, ana: Seating, monkeypatch: pytest.MonkeyPatch
):
    kept.people.add("north", name="Anna")
    assert run("person", "merge", "Ana", "Anna").exit_code == 1
    monkeypatch.setattr(commands, "is_at_hand", lambda: True)
    run("person", "merge", "Ana", "Anna", typed="n\n")
    assert len(kept.people.roster("north")) == 2
    assert run("person", "merge", "Ana", "Anna", typed="y\n").exit_code == 0
    assert kept.people.roster("north") == (ana,)
    assert "one person already" in run("person", "merge", "Ana", "Ana", "--yes").output


def test_somebody_moves_to_another_group_or_cohort(kept: Store, ana: Seating):
    kept.cohorts.add("south", "South")
    run("person", "move", "Ana", "--group", "Blue")
    assert again(kept, ana).group == "Blue"
    assert "Say where" in run("person", "move", "Ana").output
    assert "There is no cohort" in run("person", "move", "Ana", "--to", "x").output
    moved = run("person", "move", "Ana", "--to", "south", "--group", "Red")
    assert moved.output == "Ana (Near): South, participant, Red\n"


def test_somebody_withdraws_and_returns(kept: Store, ana: Seating):
    assert "person return" in run("person", "withdraw", "Ana").output
    assert kept.people.roster("north") == ()
    assert run("person", "withdraw", "Ana").exit_code == 1
    run("person", "return", "Ana")
    assert kept.people.roster("north") == (ana,)


def test_somebody_gets_another_role_but_no_organisers(kept: Store, ana: Seating):
    run("person", "role", "Ana", "facilitator")
    assert again(kept, ana).role is Role.FACILITATOR
    assert run("person", "role", "Ana", "organiser").exit_code == 2
    office = kept.cohorts.office()
    kept.people.add(office.id, name="Robin", role=Role.ORGANISER)
    assert "organiser's place" in run("person", "role", "Robin", "participant").output
