"""Name cards and a register, each name with a link to scan."""

from __future__ import annotations

import logging

import pytest

from tests.export.pdf import tags, text_of
from toolkit.export.cards import Card, sheet_of

NAMES = ('Zoë "Quote" \\ #Hash', "محمد Example", "$x$ *bold* _em_", "A" * 60)


@pytest.mark.parametrize("register", [False, True])
def test_everybody_is_on_an_accessible_sheet_whatever_their_name(
    caplog: pytest.LogCaptureFixture, register: bool
) -> None:
    link = "https://workshops.example/join/" + "x" * 43
    people = [Card(name, "Example School", link) for name in NAMES]
    with caplog.at_level(logging.WARNING):
        pdf = sheet_of(people, cohort="North 2027", register=register)
    assert caplog.messages == []  # it follows PDF/UA-1
    said = text_of(pdf)
    assert all(name in said for name in (NAMES[0], NAMES[2]))
    assert "whoever scans one can sign in as that person" in said
    assert f"QR code of the personal link of {NAMES[2]}" in {
        tag.alternative for tag in tags(pdf)
    }
    assert link not in repr(people)
