"""How the same people answered twice: how many more, as much and less."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass

from toolkit.model.settling import Counts, Row
from toolkit.model.suppression import FEWEST, average, beside_rest

Score = int
"""A point of a scale, or a stage of the audit."""


@dataclass(frozen=True, slots=True)
class Moved:
    """`people` of `of_all` answered both times, to be told by `suppression.of_all`.

    Of `up`, `same`, `down` and the `rest`, who did not answer twice, each is None where
    it is hidden; `change` is the average of all, and None where that would give a
    hidden number away.
    """

    people: int
    of_all: int
    up: int | None
    same: int | None
    down: int | None
    rest: int | None
    change: float | None


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
    rest = row.people - people
    shown = beside_rest(ways, rest)
    hides = None in (shown[1], shown[0], shown[-1])
    change = None if hides else average(steps, rest=rest)
    return Moved(people, row.people, shown[1], shown[0], shown[-1], shown[None], change)


def _way(step: int) -> int:
    return (step > 0) - (step < 0)
