"""What somebody writes who would like to take part."""

from __future__ import annotations

from pathlib import Path

import pytest

from toolkit.programme import load_programme
from toolkit.programme.applying import LONGEST, read_application

ABOUT = load_programme(Path(__file__).resolve().parents[2] / "programme.toml").about
assert ABOUT is not None
QUESTIONS = ABOUT.questions
GOOD = {
    "name": "  Ana   O'Neill-Şahin ",
    "school": "St. Example's School",
    "email": "ana@school.example",
    "message": "",
    **{one.name: one.eligible[0] for one in QUESTIONS},
}


def test_what_is_whole_is_kept_in_tidy_lines() -> None:
    reading = read_application(GOOD, QUESTIONS)
    assert (reading.problems, reading.refusals) == ({}, ())
    wrote = reading.application(QUESTIONS)
    assert (wrote.name, wrote.email) == ("Ana O'Neill-Şahin", "ana@school.example")
    assert set(wrote.answers) == {one.name for one in QUESTIONS}


def test_whatever_is_missing_is_named_and_what_was_typed_is_kept() -> None:
    reading = read_application({"school": "A School"}, QUESTIONS)
    assert set(reading.problems) == {"name", "email", *(q.name for q in QUESTIONS)}
    assert reading.typed["school"] == "A School"
    assert reading.refusals == ()


@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("name", "Win at https://spam.example"),
        ("name", "www.spam"),
        ("school", "spam.example.com"),
        ("school", "me@spam.example"),
        ("name", "a\x00b"),
        ("message", "a\x07b"),
        ("school", "\u202egnirps"),
        ("email", "ana"),
        ("email", "ana@school"),
        ("email", "ana@school.example, bob@school.example"),
        ("email", "Ana <ana@school.example>"),
        ("email", "ana@school.example\nBcc: all@school.example"),
        ("serving", "yes"),
        *((name, "x" * (most + 1)) for name, most in LONGEST.items()),
    ],
)
def test_what_cannot_be_kept_is_said_of_its_own_box(name: str, text: str) -> None:
    reading = read_application({**GOOD, name: text}, QUESTIONS)
    assert list(reading.problems) == [name]
    assert reading.typed[name] == text


def test_whoever_is_not_eligible_reads_what_to_do() -> None:
    reading = read_application(
        {**GOOD, "serving": "No, not at the moment", "year": "No"}, QUESTIONS
    )
    assert reading.problems == {}
    assert len(reading.refusals) == 2
    assert "write to us" in reading.refusals[0]
