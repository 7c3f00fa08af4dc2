"""How the same people answered twice: how many more, as much and less."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass

from toolkit.model.settling import Counts, Row
from toolkit.model.suppression import FEWEST, average, outside, parts

Score = int
"""A point of a scale, or a stage of the audit."""


@dataclass(frozen=True, slots=True)
class Moved:
    """`people` of `of_all` answered both times, five at the least.

    Of `up`, `same` and `down` each is None where it is hidden; `change` is the average
    of all, and None where that would give a hidden number away. `outside` are the
    three, and who did not answer twice, for tables that leave the house.
    """

    people: int
    of_all: int
    up: int | None
    same: int | None
    down: int | None
    change: float | None
    outside: tuple[int | None, ...]


def steps_of(before: Mapping[str, Score], after: Mapping[str, Score]) -> Counts:
    """By how far who answered both times moved; *before* and *after* are by person."""
    both = before.keys() & after.keys()
    return Counter(str(after[person] - before[person]) for person in both)


def moved(row: Row) -> Moved | None:
    """What *row*, of the steps of people, says; None for fewer than five of them."""
    steps = {int(step): count for step, count in row.counts.items()}
    people = sum(steps.values())
    if people < FEWEST:
        return None
    ways = {1: 0, 0: 0, -1: 0}
    for step, count in steps.items():
        ways[_way(step)] += count
    shown, out = parts(ways), outside(ways, row.people - people)
    change = None if None in shown.values() else average(steps)
    return Moved(
        people,
        row.people,
        shown[1],
        shown[0],
        shown[-1],
        change,
        tuple(out[way] for way in (1, 0, -1, None)),
    )


def _way(step: int) -> int:
    return (step > 0) - (step < 0)
