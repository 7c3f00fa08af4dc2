"""Counts that cannot be traced to anybody, also not by taking one from another.

The rules are those of statistical disclosure control for tables (primary suppression
of small counts, secondary suppression of what gives them away by difference), as in
the handbook of the UK's Government Statistical Service on tables of personal data.
"""

from __future__ import annotations

from collections.abc import Hashable, Iterator, Mapping, Sequence
from itertools import permutations, product
from typing import TypeVar

FEWEST = 5
"""Counts of fewer people could be traced to them."""

HIDDEN = "fewer than 5"
"""What stands where a small count is."""

OF_A_FEW = "some or none of a few"
"""How many of fewer than five people there are, whatever the number."""

_Key = TypeVar("_Key", bound=Hashable)


def is_small(count: int) -> bool:
    """Whether *count* is of somebody, and of too few."""
    return 0 < count < FEWEST


def of_all(count: int, all_people: int) -> str:
    """How many of *all_people*, in words that give away neither few nor all but few.

    >>> of_all(12, 30), of_all(3, 30), of_all(28, 30), of_all(30, 30)
    ('12 of 30', 'fewer than 5 of 30', 'more than 25 of 30', '30 of 30')

    Of fewer than five people nothing is said but that they are few.
    """
    if all_people < FEWEST:
        return OF_A_FEW if all_people else "none"
    if is_small(count):
        return f"{HIDDEN} of {all_people}"
    if is_small(all_people - count):
        return f"more than {all_people - FEWEST} of {all_people}"
    return f"{count} of {all_people}"


def number_of_all(count: int, all_people: int) -> int | None:
    """*count*, for a table; None where `of_all` would not say it."""
    if all_people < FEWEST or is_small(count) or is_small(all_people - count):
        return None
    return count


def parts(counts: Mapping[_Key, int]) -> dict[_Key, int | None]:
    """The parts of a whole whose sum stands beside them; None for those to hide.

    Every small part is hidden; then the next smallest, until those that are hidden
    cannot be worked out: there are two of them at least, and together they are five or
    more. An empty part stays 0, unless nothing else is left to hide behind.

    Of a whole of fewer than five people everything is hidden, and that should be, too;
    of nobody there is nothing to hide.
    """
    whole = sum(counts.values())
    if is_small(whole):
        return dict.fromkeys(counts, None)
    hidden = {key for key, count in counts.items() if is_small(count)}
    # What is not empty first, the smallest of it first.
    rest = sorted(
        counts.keys() - hidden, key=lambda key: (counts[key] == 0, counts[key])
    )
    while hidden and rest and not _is_safe(hidden, counts):
        hidden.add(rest.pop(0))
    return {key: None if key in hidden else count for key, count in counts.items()}


def _is_safe(hidden: set[_Key], counts: Mapping[_Key, int]) -> bool:
    return len(hidden) > 1 and sum(counts[key] for key in hidden) >= FEWEST


def at_least(count: int) -> int | None:
    """*count* in steps of five, downwards; None for fewer than five of somebody.

    For counts that overlap, such as ticks: what several of them have in common cannot
    be worked out from steps, whatever is taken from what.

    >>> at_least(14), at_least(15), at_least(3), at_least(0)
    (10, 15, None, 0)
    """
    return None if is_small(count) else count // FEWEST * FEWEST


def parts_in_groups(groups: Sequence[Mapping[_Key, int]]) -> dict[_Key, int | None]:
    """The parts of a whole, of which the sum of each group is told by `of_all`, too.

    Where the sums may stand, each group's parts are those of its own sum; where they
    may not, `of_all` only says that few, or all but few, are in one of them.
    """
    flat = {key: count for group in groups for key, count in group.items()}
    whole = sum(flat.values())
    if any(number_of_all(sum(one.values()), whole) is None for one in groups):
        return parts(flat)
    return {key: count for one in groups for key, count in parts(one).items()}


def in_steps(count: int, all_people: int) -> str:
    """How many of *all_people*, in words and in steps of five; see `at_least`.

    >>> in_steps(14, 30), in_steps(3, 30), in_steps(30, 30), in_steps(0, 30)
    ('10 or more of 30', 'fewer than 5 of 30', '30 of 30', '0 of 30')
    """
    if all_people < FEWEST or is_small(count) or count in (0, all_people):
        return of_all(count, all_people)
    return f"{at_least(count)} or more of {all_people}"


def outside(counts: Mapping[_Key, int], rest: int) -> dict[_Key | None, int | None]:
    """*counts* of those who answered, and the *rest* under None, to leave the house.

    Whoever reads the `parts` of those who answered, and how many they are, learns
    nothing from it: what is hidden there is hidden here, too.
    """
    inside = parts(counts)
    shown = parts(dict[_Key | None, int](counts.items()) | {None: rest})
    return {
        key: None if key is not None and inside[key] is None else count
        for key, count in shown.items()
    }


def average(counts: Mapping[int, int]) -> float | None:
    """The average of points that are *counts* times chosen, beside their `parts`.

    None for fewer than five, and where it would give a hidden part away: it is said to
    a tenth, else to a half, if every hidden part could then be another number.

    >>> average({1: 0, 2: 0, 3: 0, 4: 6, 5: 6}), average({1: 1, 5: 3})
    (4.5, None)
    """
    if sum(counts.values()) < FEWEST:
        return None
    hidden = [key for key, count in parts(counts).items() if count is None]
    for step in (10, 2):
        said = _average(counts, step)
        others = [one for one in _alike(counts, hidden) if _average(one, step) == said]
        if all(any(one[key] != counts[key] for one in others) for key in hidden):
            return said
    return None


def _average(counts: Mapping[int, int], step: int) -> float:
    """To the nearest of *step* parts of one."""
    total = sum(point * count for point, count in counts.items())
    return round(step * total / sum(counts.values())) / step


def _alike(
    counts: Mapping[int, int], hidden: Sequence[int]
) -> Iterator[dict[int, int]]:
    """What could as well stand behind the *hidden* parts: one or two moved between."""
    moves = [(key, key) for key in hidden[:1]] + list(permutations(hidden, 2))
    for moved in product(moves, repeat=2):
        found = dict(counts)
        for source, target in moved:
            found[source] -= 1
            found[target] += 1
        if min(found.values()) >= 0:
            yield found
