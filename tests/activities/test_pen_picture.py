"""A pen picture: each piece private at first, and kept alone."""

from __future__ import annotations

from tests.activities.conftest import People, attached
from tests.activities.talking import printed, save
from toolkit.activities import PenPicture
from toolkit.model import PROGRAMME


def test_each_piece_of_a_pen_picture_is_private_and_kept_alone(people: People) -> None:
    seat = people.seat()
    activity = attached(PenPicture(), seat)
    assert {shown["sharing"] for shown in activity.answers.values()} == {"private"}
    save(activity, "Eight teachers", part="lead")
    save(activity, "Surds", part="ask", sharing="cohort")
    kept = seat.responses(PROGRAMME)
    assert {name: (r.value, r.sharing) for name, r in kept.items()} == {
        "pen-picture.lead": ("Eight teachers", "private"),
        "pen-picture.ask": ("Surds", "cohort"),
    }


def test_a_pen_picture_longer_than_its_limit_is_kept_whole(people: People) -> None:
    activity = attached(PenPicture(), people.seat())
    assert "saved" in save(activity, "word " * 90, part="ask")


def test_a_pen_picture_prints_only_what_is_written(people: People) -> None:
    activity = attached(PenPicture(), people.seat())
    save(activity, "Surds", part="ask")
    assert [block.label for block in printed(activity)] == ["Ask me about"]
