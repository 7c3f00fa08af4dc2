"""Which answers stand on a wall, and which are counted under another."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest

from toolkit.model import (
    Cohort,
    Pace,
    Person,
    Response,
    ResponseKey,
    Role,
    Seating,
    Shared,
    Sharing,
    showing,
)
from toolkit.model.wall import newest_first, on_walls, wall_key

NOON = datetime(2023, 1, 27, 12, tzinfo=UTC)
PACE = Pace("north", "workshop2")


def shared(name: str, *, minute: int = 0) -> Shared:
    seating = Seating(
        name, Person(name, name), Cohort("north", "North"), Role.PARTICIPANT, None
    )
    response = Response(
        ResponseKey("north", name, "workshop2", "hope"),
        value=name,
        sharing=Sharing.COHORT,
        version=1,
        saved_at=NOON + timedelta(minutes=minute),
        prompt="",
        write="",
    )
    return Shared(seating, response)


ANA, BO, CY = ALL = (shared("ana"), shared("bo"), shared("cy"))


def counted(pace: Pace, *answers: Shared) -> dict[str, int]:
    return {s.author.person.id: s.alike for s in on_walls(answers, pace)}


@pytest.fixture
def merged() -> Pace:
    return showing.merge(PACE, wall_key(ANA), others=[wall_key(BO), wall_key(CY)])


def test_answers_that_say_the_same_stand_as_one(merged: Pace) -> None:
    assert counted(merged, *ALL) == {"ana": 2}


@pytest.mark.parametrize("hidden", [True, False], ids=["taken off", "taken back"])
def test_answers_stand_for_themselves_when_their_card_is_gone(
    merged: Pace, hidden: bool
) -> None:
    if hidden:
        assert counted(showing.hide(merged, wall_key(ANA), reason=""), *ALL) == {
            "bo": 0,
            "cy": 0,
        }
    else:
        assert counted(merged, BO, CY) == {"bo": 0, "cy": 0}


def test_an_answer_that_is_gone_is_counted_no_longer(merged: Pace) -> None:
    assert counted(showing.hide(merged, wall_key(BO), reason=""), *ALL) == {"ana": 1}
    assert counted(merged, ANA, CY) == {"ana": 1}


def test_the_answer_saved_last_stands_in_front() -> None:
    first, last = shared("ana", minute=1), shared("bo", minute=2)
    assert newest_first([first, last]) == (last, first)
