"""A story of change: one for the whole year."""

from __future__ import annotations

from tests.activities.conftest import People, attached
from tests.activities.talking import printed, save
from toolkit.activities import Story


def test_a_story_is_one_for_the_whole_year(people: People) -> None:
    seat = people.seat()
    save(attached(Story(), seat), {"title": "Twenty minutes a fortnight"})
    again = attached(Story(), people.again(seat))
    assert again.answers[""]["value"]["title"] == "Twenty minutes a fortnight"
    assert again.answers[""]["sharing"] == "private"


def test_a_story_that_is_too_long_is_refused_in_calm_words(people: People) -> None:
    activity = attached(Story(), people.seat())
    assert "shorten it" in save(activity, {"title": "long " * 100})["refused"]
    assert activity.answers[""]["value"] is None


def test_a_story_prints_only_what_is_written(people: People) -> None:
    activity = attached(Story(), people.seat())
    save(activity, {"title": "Twenty minutes", "turning": " "})
    assert [block.label for block in printed(activity)] == ["Title"]
