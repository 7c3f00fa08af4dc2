"""What a programme says of itself: every mistake is named with its place."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.first_year import copy_programme
from toolkit.errors import ProgrammeError
from toolkit.programme import load_programme

ROOT = Path(__file__).resolve().parents[2]


@pytest.fixture
def site(tmp_path: Path) -> Path:
    copy_programme(tmp_path, "about.toml")
    return tmp_path


def change(site: Path, before: str, after: str, *, file: str = "about.toml") -> None:
    text = (site / file).read_text(encoding="utf-8")
    assert before in text
    (site / file).write_text(text.replace(before, after, 1), encoding="utf-8")


def test_every_outcome_stands_in_one_of_four_groups_in_the_chosen_words(
    site: Path,
) -> None:
    change(site, 'learners = "pupils"', 'learners = "students"', file="programme.toml")
    programme = load_programme(site / "programme.toml")
    assert programme.about is not None
    grouped = programme.about.grouped(programme.outcomes)
    assert len(grouped) == 4
    assert "What students gain" in grouped
    assert sorted(t for texts in grouped.values() for t in texts) == sorted(
        programme.outcomes.values()
    )


def test_a_programme_may_say_nothing_of_itself(site: Path) -> None:
    (site / "about.toml").unlink()
    assert load_programme(site / "programme.toml").about is None


@pytest.mark.parametrize(
    ("before", "after", "told"),
    [
        ('codes = ["LE"]', 'codes = ["EL"]', 'the outcome "LE1" .* is in 0'),
        ('codes = ["LE"]', 'codes = ["LE", "CO"]', 'the outcome "CO1" .* is in 2'),
        ("summary = ", "sumary = ", '"summary" is missing'),
        ("offer_days = 14", "offer_days = 0", "offer_days.* above zero"),
        ('eligible = ["Yes"]', 'eligible = ["yes"]', 'questions 1 "serving": .*"yes"'),
        (
            'options = ["Yes", "No", "I am not sure"]',
            'options = ["Yes"]',
            "two answers",
        ),
        ('name = "involved"', 'name = "year"', 'two questions are named "year"'),
        ("office@hub.example", "office", "contact: .*no address"),
        ('consent = "Invented for the demonstration"', "", '"consent" is missing'),
        ('goal = "Leadership of', 'aim = "Leadership of', '"aim" means nothing here'),
        ('"{approach}", "var', '"{aproach}", "var', "leaders 4 .*{aproach}"),
    ],
)
def test_a_mistake_is_named_with_its_place(
    site: Path, before: str, after: str, told: str
) -> None:
    change(site, before, after)
    with pytest.raises(ProgrammeError, match=f"about.toml.*{told}"):
        load_programme(site / "programme.toml")
