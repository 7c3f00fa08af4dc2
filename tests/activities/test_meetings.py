"""Meetings: what is kept, and where the minutes go."""

from __future__ import annotations

import pytest

from tests.activities.conftest import People, attached
from tests.activities.examples import meetings
from tests.activities.talking import printed, save
from toolkit.activities.meetings.meetings import MOST_ITEMS
from toolkit.errors import AuthoringError

ITEM = {"item": "Duty rota", "minutes": 20, "kind": "P"}
MATHS = {"item": "Try this problem", "minutes": 40, "kind": "M"}
TWO = {"meetings": [[ITEM, MATHS], [{**ITEM, "kind": ""}]], "order": "Maths first"}


def test_meetings_are_kept_as_they_were_given(people: People) -> None:
    activity = attached(meetings(), people.seat())
    assert "saved" in save(activity, TWO)
    assert activity.answers[""]["value"] == TWO


def test_items_that_say_nothing_are_left_out(people: People) -> None:
    activity = attached(meetings(), people.seat())
    save(activity, {"meetings": [[{"item": " ", "minutes": None, "kind": ""}, ITEM]]})
    assert activity.answers[""]["value"]["meetings"] == [[ITEM], []]


@pytest.mark.parametrize(
    ("hostile", "words"),
    [
        ({"meetings": [[], [], []]}, "room for 2 meetings"),
        ({"meetings": [[ITEM] * (MOST_ITEMS + 1)]}, "room for 20 items"),
        ({"meetings": [[{**ITEM, "kind": "Z"}]]}, "Reload"),
        ({"meetings": [[{**ITEM, "minutes": 6000}]]}, "from 0 to 600"),
        ({"meetings": [[{**ITEM, "minutes": True}]]}, "whole number"),
    ],
)
def test_what_does_not_fit_is_refused_in_calm_words(
    people: People, hostile: object, words: str
) -> None:
    activity = attached(meetings(), people.seat())
    assert words in save(activity, hostile)["refused"]
    assert activity.answers[""]["value"] is None


def test_meetings_print_with_the_minutes_of_each_kind(people: People) -> None:
    activity = attached(meetings(), people.seat())
    save(activity, TWO)
    first, second, tally, order = printed(activity)
    assert first.rows[1] == ["Try this problem", "40", "M: mathematics and teaching"]
    assert second.rows == [["Duty rota", "20", ""]]
    assert tally.rows == [
        ["M: mathematics and teaching", "40", "50%"],
        ["P: people", "20", "25%"],
        ["N: notice", "0", "0%"],
        ["Not marked yet", "20", "25%"],
    ]
    assert order.body == "Maths first"


def test_half_a_hundredth_goes_up_in_print_as_on_the_screen(people: People) -> None:
    activity = attached(meetings(), people.seat())
    save(activity, {"meetings": [[{**ITEM, "minutes": 1}, {**MATHS, "minutes": 7}]]})
    (tally,) = [b for b in printed(activity) if b.label == "Where the minutes went"]
    assert [row[2] for row in tally.rows] == ["88%", "13%", "0%"]


def test_an_author_is_told_that_kinds_are_missing() -> None:
    with pytest.raises(AuthoringError, match="kinds"):
        meetings(kinds={})


def test_it_is_shared_with_the_group_at_first() -> None:
    assert meetings().answers[""]["sharing"] == "group"
