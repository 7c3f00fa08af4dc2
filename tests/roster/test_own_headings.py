"""A roster may call where people work as the programme does, and is told so."""

from __future__ import annotations

import pytest

from tests.roster.conftest import Importing
from toolkit.errors import RosterError
from toolkit.programme.wording import Wording
from toolkit.roster import told

WARD = Wording({"school": "hospital ward", "schools": "hospital wards"})


@pytest.mark.parametrize(
    "heading", ["Hospital ward", "hospital wards", "Name of hospital ward", "School"]
)
def test_a_column_may_be_called_as_the_programme_calls_it(
    importing: Importing, heading: str
) -> None:
    importing.wording = WARD
    importing.do(f"Name,{heading},Role in hospital ward,Role\nAna,Seven,Sister,\n")
    (ana,) = importing.roster
    assert (ana.person.school, ana.in_school) == ("Seven", "Sister")


def test_what_is_said_of_a_roster_has_the_word_of_the_programme(
    importing: Importing,
) -> None:
    importing.wording = WARD
    with pytest.raises(RosterError, match="“Hospital ward”, “Role in hospital ward”"):
        importing.plan("Ward,Email\nSeven,\n")
    importing.do("Name,School\nAna,Seven\n")
    row = "Name,School,Role in school\nAna,Eight,Sister\n"
    moved = importing.plan(row, {2: "same"})
    assert "hospital ward: “Seven” becomes “Eight”" in told(moved)
    assert "role in hospital ward: “Sister”" in told(moved)
    refused = importing.plan(f"Name,School\nBen,{'x' * 121}\n").refused
    assert "The hospital ward has 121 characters" in refused[0].why


@pytest.mark.parametrize("word", ["team", "table"])
def test_a_word_that_means_something_else_elsewhere_is_the_programmes(
    importing: Importing, word: str
) -> None:
    importing.wording = Wording({"school": word})
    importing.do(f"Name,{word},Group\nAna,Seven,A\n")
    (ana,) = importing.roster
    assert (ana.person.school, ana.group) == ("Seven", "A")


def test_a_word_in_other_letters_is_a_heading_and_an_empty_cell_is_none(
    importing: Importing,
) -> None:
    importing.wording = Wording({"school": "École", "schools": "学校"})
    importing.do("Name,école,\nAna,Sept,\n")
    importing.do("Name,学校\nBen,Huit\n")
    assert [one.person.school for one in importing.roster] == ["Sept", "Huit"]
