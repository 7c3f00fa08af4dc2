"""Name cards and a register, each name with a link to scan."""

from __future__ import annotations

import logging
from dataclasses import replace

import pytest

from tests.export.pdf import tags, text_of
from tests.first_year import YEAR
from toolkit.export.cards import Card, cards_of
from toolkit.programme.wording import Wording

NAMES = ('Zoë "Quote" \\ #Hash', "محمد Example", "$x$ *bold* _em_", "A" * 60)


@pytest.mark.parametrize("register", [False, True])
def test_everybody_is_on_an_accessible_sheet_whatever_their_name(
    caplog: pytest.LogCaptureFixture, register: bool
) -> None:
    link = "https://workshops.example/join/" + "x" * 43
    people = [Card(name, "Example School", link) for name in NAMES]
    programme = replace(YEAR, wording=Wording({"school": "ward"}))
    with caplog.at_level(logging.WARNING):
        pdf = cards_of(
            people, cohort="North 2027", register=register, programme=programme
        )
    assert caplog.messages == []  # it follows PDF/UA-1
    said = text_of(pdf)
    assert all(name in said for name in (NAMES[0], NAMES[2]))
    assert "whoever scans one can sign in as that person" in said
    assert f"QR code of the personal link of {NAMES[2]}" in {
        tag.alternative for tag in tags(pdf)
    }
    assert ("Name and ward" in said) is register
    assert link not in repr(people)
