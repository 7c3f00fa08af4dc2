"""How the same people answered twice: how many more, as much and less."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass

from toolkit.model.suppression import FEWEST, average, parts

Score = int
"""A point of a scale, or a stage of the audit."""


@dataclass(frozen=True, slots=True)
class Moved:
    """`people` answered both times; all is None for fewer than five of them.

    Of `up`, `same` and `down` each is None where it is hidden; `change` is the average
    of all, and None where that would give a hidden number away.
    """

    people: int | None
    up: int | None = None
    same: int | None = None
    down: int | None = None
    change: float | None = None


def moved(before: Mapping[str, Score], after: Mapping[str, Score]) -> Moved:
    """How who answered both times moved; *before* and *after* are by person."""
    steps = [after[person] - before[person] for person in before.keys() & after.keys()]
    if len(steps) < FEWEST:
        return Moved(None if steps else 0)
    ways = {way: sum(_way(step) == way for step in steps) for way in (1, 0, -1)}
    shown = parts(ways)
    hides = None in shown.values()
    change = None if hides else average(Counter(steps))
    return Moved(len(steps), shown[1], shown[0], shown[-1], change)


def _way(step: int) -> int:
    return (step > 0) - (step < 0)
