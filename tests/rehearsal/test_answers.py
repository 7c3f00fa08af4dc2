"""Invented answers are answers that every activity takes."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import nbformat
import pytest

from toolkit.activities import Activity, printed_blocks
from toolkit.rehearsal.answers import answer_to

ROOT = Path(__file__).resolve().parents[2]
NOTEBOOKS = sorted(ROOT.glob("workshop*/workshop.ipynb"))


def activities_of(notebook: Path, monkeypatch: pytest.MonkeyPatch) -> list[Activity]:
    """Everything that the cells of *notebook* show."""
    monkeypatch.chdir(notebook.parent)
    names: dict[str, Any] = {}
    for cell in nbformat.read(notebook, as_version=4).cells:
        if cell.cell_type == "code":
            exec(cell.source, names)  # noqa: S102 - our own notebook
    return [activity for activity, _cell in names["workshop"]._activities.values()]


@pytest.fixture(params=NOTEBOOKS, ids=lambda path: path.parent.name)
def activities(
    request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch
) -> Iterator[list[Activity]]:
    found = activities_of(request.param, monkeypatch)
    yield found
    for activity in found:
        activity.close()


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
            assert printed_blocks(activity.face, kept)[0]["kind"] != "empty"
            assert printed_blocks(activity.face, values)[0]["kind"] != "empty"
    assert answered > len(activities) / 2


def test_two_people_say_different_things(activities: list[Activity]) -> None:
    for activity in activities:
        if activity.kind in ("reflection", "discussion", "task", "story"):
            one, other = (answer_to(activity.face, seed=seed) for seed in (1, 2))
            assert one != other, activity.name
