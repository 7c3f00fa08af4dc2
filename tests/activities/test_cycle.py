"""A cycle of weeks: what was proposed, what is kept, and its printed rows."""

from __future__ import annotations

import pytest

from tests.activities.conftest import People, attached
from tests.activities.examples import WEEKS, cycle
from tests.activities.talking import printed, save
from toolkit.errors import AuthoringError

WEEK = {
    "what": "Read one thing",
    "time": "30 min",
    "family": "Motivate",
    "who": "AB, CD",
    "room": "M4",
    "cover": "none",
    "date": "2023-04-17",
    "other": True,
}


def test_a_cycle_fills_in_what_was_proposed(people: People) -> None:
    activity = attached(cycle(), people.seat())
    save(activity, {"weeks": [WEEK]})
    weeks = activity.answers[""]["value"]["weeks"]
    assert weeks[0] == WEEK
    assert [week["what"] for week in weeks[1:]] == [week[0] for week in WEEKS[1:]]
    assert weeks[1]["date"] == ""


@pytest.mark.parametrize(
    ("hostile", "words"),
    [
        ({"weeks": [WEEK] * 4}, "room for 3 weeks"),
        ({"weeks": [{**WEEK, "date": "soon"}]}, "date"),
        ({"weeks": [{**WEEK, "other": "yes"}]}, "Reload"),
    ],
)
def test_what_does_not_fit_is_refused_in_calm_words(
    people: People, hostile: object, words: str
) -> None:
    activity = attached(cycle(), people.seat())
    assert words in save(activity, hostile)["refused"]
    assert activity.answers[""]["value"] is None


def test_a_cycle_prints_a_row_for_every_week(people: People) -> None:
    activity = attached(cycle(), people.seat())
    save(activity, {"question": "Which table?", "weeks": [WEEK]})
    question, weeks = printed(activity)
    assert question.body == "Which table?"
    assert weeks.rows[0] == [
        "1\nMonday 17 April 2023",
        "Read one thing",
        "30 min\nMotivate",
        "AB, CD\n(led by a colleague)",
        "M4\nCover: none",
    ]
    assert len(weeks.rows) == len(WEEKS)


@pytest.mark.parametrize("weeks", [(), (("Plan", "60 min"),)])
def test_an_author_is_told_what_is_missing(weeks: object) -> None:
    with pytest.raises(AuthoringError, match="weeks"):
        cycle(weeks=weeks)


def test_it_is_shared_with_the_group_at_first() -> None:
    assert cycle().answers[""]["sharing"] == "group"
