"""Codes such as W2-P6 are the authors': nobody is shown one."""

from __future__ import annotations

import re

import pytest

from tests.first_year import YEAR
from toolkit.programme.codes import label_without_codes, text_without_codes
from toolkit.programme.runsheet import run_sheet

CODE = re.compile(r"\bW\d-[A-Z]|\b(?:PU|DE|PR|LE|CO)\d\b")


@pytest.mark.parametrize(
    ("label", "shown"),
    [
        ("W2-P1", "Talk"),
        ("W2-Q1", "Poll"),
        ("W3-B2", "Activity B"),
        ("Reserve W1-P6", "Reserve"),
        ("6 min · W1-P3: which card?", "6 min · Which card?"),
        ("8 min · Coach pairs, W1-P5: it is June", "8 min · Coach pairs: it is June"),
        ("Also say", "Also say"),
    ],
)
def test_a_label_says_what_kind_of_thing_it_is(label: str, shown: str) -> None:
    assert label_without_codes(label) == shown


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("Reveal W1-Q1. One sentence.", "Reveal the poll. One sentence."),
        ("Later. W1-Q1 is open.", "Later. The poll is open."),
        ("As in W3-Q1, say.", "As in the poll of Workshop 3, say."),
        ("Now W1-A. Fours.", "Now Activity A. Fours."),
        ("W1-P7, in the community: one.", "In the community: one."),
        ("Listen. DE1, CO1", "Listen."),
        ("CO1 is said inside.", "CO1 is said inside."),
    ],
)
def test_a_text_names_what_its_codes_mean(text: str, shown: str) -> None:
    assert text_without_codes(text, workshop=1, outcomes=("DE1", "CO1")) == shown


def test_no_code_is_left_in_what_facilitators_are_shown() -> None:
    for number, plan in enumerate(YEAR.workshops, 1):
        notes = [note for some in run_sheet(plan, YEAR).values() for note in some]
        shown = [label_without_codes(note.label) for note in notes] + [
            text_without_codes(note.text, workshop=number, outcomes=YEAR.outcomes)
            for note in notes
        ]
        said = [advice.text for advice in plan.advice]
        titles = [entry.title for entry in plan.agenda]
        found = [words for words in (*shown, *said, *titles) if CODE.search(words)]
        assert found == [], plan.name
        assert any(CODE.search(note.label + note.text) for note in notes)
