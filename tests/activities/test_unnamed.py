"""What invites what learners made reminds not to name them, in the chosen words."""

from __future__ import annotations

import pytest

from toolkit.activities.base.unnamed import REMINDER, invites_work, reminded
from toolkit.activities.talking_points.words import WORDS
from toolkit.programme.wording import Wording


@pytest.mark.parametrize(
    "words",
    [
        "What {pupils} told us",
        "One thing {pupils} found hard",
        "A piece of {pupils}' work",
        "What can {pupils} do, say or choose now?",
        "Focus {pupils}",
        "One anonymised piece from a class",
    ],
)
def test_words_that_invite_are_known(words: str) -> None:
    assert invites_work(words)
    assert reminded("", words) == REMINDER


@pytest.mark.parametrize(
    "words",
    ["A purpose for all {pupils}", "Why coherence matters for {pupils}", "Our team"],
)
def test_words_that_do_not_are_left_alone(words: str) -> None:
    assert reminded("Plain words.", words) == "Plain words."


def test_what_says_so_already_is_left_alone() -> None:
    help_ = "Groups of {pupils}, not names."
    assert reminded(help_, "What do {pupils} show?", always=True) == help_


def test_the_reminder_takes_the_words_of_the_programme() -> None:
    assert "student" in Wording({"learner": "student"}).apply(REMINDER)


def test_talking_points_say_it_where_they_record() -> None:
    assert any("no names" in words for words in WORDS.values())
