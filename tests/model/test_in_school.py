"""A role in school counts as one of those that are offered, or as another one."""

from __future__ import annotations

import pytest

from tests.first_year import PROGRAMME
from toolkit.model.in_school import (
    ANOTHER,
    NOT_KNOWN,
    USUAL,
    counted,
    counted_as,
    offered,
)

ROLES = PROGRAMME.roles


@pytest.mark.parametrize("role", ROLES)
def test_what_is_offered_counts_as_itself_however_it_is_typed(role: str) -> None:
    for typed in (role, role.upper(), f"  {role.replace(' ', '  ')} ", f"{role}."):
        assert counted_as(typed, ROLES) == role


@pytest.mark.parametrize(
    ("written", "counts"),
    [
        ("Head of maths", "Head of mathematics"),
        ("HoD", "Head of mathematics"),
        ("2nd in department", "Second in department"),
        ("Key Stage 3 coordinator", "Leader of a key stage"),
        ("KS4 lead", "Leader of a key stage"),
        ("Leader of key stage 3", "Leader of a key stage"),
        ("Head of a house", ANOTHER),
        ("Heads of mathematics", ANOTHER),
        ("Pennaeth Mathemateg", ANOTHER),
        ("", NOT_KNOWN),
        (" - ", NOT_KNOWN),
    ],
)
def test_other_words_for_one_count_as_it_and_whatever_else_as_another(
    written: str, counts: str
) -> None:
    assert counted_as(written, ROLES) == counts


@pytest.mark.parametrize(
    ("written", "counts"),
    [
        ("Head of a ward", "Leads a team"),
        ("Tutor", "Member of a team"),
        ("", NOT_KNOWN),
    ],
)
def test_without_roles_of_its_own_a_programme_has_usual_ones(
    written: str, counts: str
) -> None:
    assert counted_as(written, USUAL) == counts


def test_a_voice_is_shown_as_one_of_the_roles_that_are_counted() -> None:
    assert counted(ROLES) == (*offered(ROLES), NOT_KNOWN)
