"""Invented answers are answers that every activity takes."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from tests.workshops.executed import NOTEBOOKS, executed
from toolkit.activities import Activity, printed_blocks
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
            assert printed_blocks(activity.face, kept)[0].kind != "empty"
            assert printed_blocks(activity.face, values)[0].kind != "empty"
    assert answered > len(activities) / 2


def test_two_people_say_different_things(activities: list[Activity]) -> None:
    for activity in activities:
        if activity.kind in ("reflection", "discussion", "task", "story"):
            one, other = (answer_to(activity.face, seed=seed) for seed in (1, 2))
            assert one != other, activity.name
