"""A protocol: who did what, and the notes."""

from __future__ import annotations

import pytest

from tests.activities.conftest import People, attached
from tests.activities.examples import protocol
from tests.activities.talking import printed, save
from toolkit.errors import AuthoringError

TALK = {"who": ["AB", ""], "notes": "I wonder about the table."}


def test_protocol_notes_are_kept_as_they_were_given(people: People) -> None:
    activity = attached(protocol(), people.seat())
    assert "saved" in save(activity, TALK)
    assert activity.answers[""]["value"] == TALK


def test_there_are_no_more_names_than_roles(people: People) -> None:
    activity = attached(protocol(), people.seat())
    refused = save(activity, {"who": ["a", "b", "c"]})["refused"]
    assert "room for 2 names" in refused
    assert activity.answers[""]["value"] is None


def test_a_protocol_prints_who_did_what_and_the_notes(people: People) -> None:
    activity = attached(protocol(), people.seat())
    save(activity, TALK)
    roles, notes = printed(activity)
    assert roles.rows == [["Presenter", "AB"]]
    assert notes.body == "I wonder about the table."


@pytest.mark.parametrize(
    ("steps", "words"),
    [
        ((), "steps"),
        (((0, "Read", "Nobody"),), "minutes"),
        ((("Read", "Nobody"),), "minutes"),
    ],
)
def test_an_author_is_told_what_is_missing(steps: object, words: str) -> None:
    with pytest.raises(AuthoringError, match=words):
        protocol(steps=steps)


def test_it_is_shared_with_the_group_at_first() -> None:
    assert protocol().answers[""]["sharing"] == "group"
