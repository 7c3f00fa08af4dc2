"""Invented answers are answers that every activity takes."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from tests.workshops.executed import NOTEBOOKS, executed
from toolkit.activities import Activity, printed_blocks
from toolkit.activities.base.blocks import Empty
from toolkit.demo.answers import answer_to


@pytest.fixture(params=NOTEBOOKS, ids=lambda path: path.parent.name)
def activities(request: pytest.FixtureRequest) -> Iterator[list[Activity]]:
    with executed(request.param) as found:
        yield found


@pytest.mark.parametrize("seed", [0, 7, 30])
def test_an_activity_keeps_an_invented_answer_and_prints_it(
    activities: list[Activity], seed: int
) -> None:
    answered = 0
    for activity in activities:
        values = answer_to(activity.face, seed=seed)
        kept = {p: activity.check(value, part=p) for p, value in values.items()}
        assert set(kept) <= set(activity.parts), activity.name
        if kept:
            answered += 1
            for said in (kept, values):
                first, *_ = printed_blocks(activity.face, said)
                assert not isinstance(first, Empty)
    assert answered > len(activities) / 2


def test_two_people_say_different_things(activities: list[Activity]) -> None:
    for activity in activities:
        if activity.kind in ("reflection", "discussion", "task", "story"):
            one, other = (answer_to(activity.face, seed=seed) for seed in (1, 2))
            assert one != other, activity.name
