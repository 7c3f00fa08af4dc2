"""The demonstration's year is one that the activities of today would keep."""

import pytest

from tests.year.written import DEMO, Written, text_of, unused, whole_year


@pytest.fixture(scope="module")
def written() -> list[Written]:
    return whole_year()


def test_every_answer_of_the_year_belongs_to_an_activity(
    written: list[Written],
) -> None:
    assert unused(written) == set()


def test_the_demonstration_shows_what_the_activities_keep(
    written: list[Written],
) -> None:
    assert DEMO.read_text(encoding="utf-8") == text_of(written), (
        "The notebooks have changed. Write the demonstration data again with "
        "`python -m tests.year.written`, and read the difference."
    )


def test_polls_and_discussions_have_enough_voices(written: list[Written]) -> None:
    voices = {
        one.activity: {w.participant for w in written if w.activity == one.activity}
        for one in written
        if one.activity.endswith(("learning-leader", "talking-point"))
    }
    assert voices
    assert all(len(people) >= 5 for people in voices.values())
