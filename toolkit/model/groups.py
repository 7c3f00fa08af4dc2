"""Groups: who works with whom, where, and in which role; and making them."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from itertools import pairwise
from random import Random
from typing import TypeVar
from uuid import uuid4

from toolkit.errors import AnswerError
from toolkit.model.people import Person
from toolkit.model.responses import PROGRAMME

SMALLEST, LARGEST = 2, 12
"""How many people a group may be made for."""

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Group:
    """A few people working together; *members* are persons' ids, the first begins.

    Its *id* stays while people come and go, and is never given to another group: what
    a group writes hangs on it. *pairs* are the coach pairs, in fours for the year.
    *place* says where it meets, and *link* leads to its call.
    """

    id: str
    name: str
    members: tuple[str, ...]
    place: str = ""
    pairs: tuple[tuple[str, ...], ...] = ()
    link: str = ""


@dataclass(frozen=True, slots=True)
class Grouping:
    """One arrangement: for one activity, for a whole workshop, or for the year.

    `activity` is "" for a whole workshop, `workshop` is PROGRAMME for the year.
    `turns` says how often the roles of an activity have been passed on.
    """

    cohort: str
    workshop: str
    activity: str = ""
    groups: tuple[Group, ...] = ()
    turns: Mapping[str, int] = field(default_factory=dict)
    version: int = 0

    @property
    def is_for_the_year(self) -> bool:
        """Whether these are the fours that "My group" means."""
        return self.workshop == PROGRAMME

    def of(self, person: str) -> Group | None:
        """The group of this person."""
        return next((group for group in self.groups if person in group.members), None)

    def called(self, group_id: str) -> Group:
        """The group with this id.

        Raises:
            AnswerError: there is none; somebody has made new groups.
        """
        for group in self.groups:
            if group.id == group_id:
                return group
        raise AnswerError("That group is gone. Look at the groups as they are now.")


# -- making groups ------------------------------------------------------------


def how_many(people: int, *, size: int) -> int:
    """How many groups of about *size* so many people make: none of nobody."""
    return min(people, max(1, min((2 * people + size) // (2 * size), people // 2)))


def deal(
    people: Sequence[Person], *, size: int, chance: Random, mixed: bool = True
) -> tuple[tuple[str, ...], ...]:
    """Everybody in one group of about *size*: sizes differ by at most one.

    With *mixed*, colleagues of one school meet only where a school brings more people
    than there are groups, and then in groups as few as can be. Nobody is alone in a
    group unless there is nobody else.
    """
    count = how_many(len(people), size=size)
    line = _by_school(people, chance) if mixed else _shuffled(people, chance)
    # Colleagues stand beside each other, so dealing sends them to different groups.
    groups = [tuple(one.id for one in line[start::count]) for start in range(count)]
    return tuple(_shuffled([group for group in groups if group], chance))


def _by_school(people: Sequence[Person], chance: Random) -> list[Person]:
    schools: dict[str, list[Person]] = {}
    for one in _shuffled(people, chance):
        known = " ".join(one.school.split()).casefold()
        # Who names no school is nobody's colleague.
        schools.setdefault(known or one.id, []).append(one)
    return [
        one for school in _shuffled(list(schools), chance) for one in schools[school]
    ]


def _shuffled(things: Sequence[T], chance: Random) -> list[T]:
    return chance.sample(list(things), len(things))


def new_groups(dealt: Iterable[Sequence[str]], *, paired: bool) -> tuple[Group, ...]:
    """Groups with names, "Group 1" first, that nobody has worked in yet."""
    return tuple(
        Group(
            id=uuid4().hex,
            name=f"Group {number}",
            members=tuple(members),
            pairs=pairs_of(members) if paired else (),
        )
        for number, members in enumerate(dealt, start=1)
    )


def pairs_of(
    members: Sequence[str], *, before: Iterable[Sequence[str]] = ()
) -> tuple[tuple[str, ...], ...]:
    """Coach pairs of *members*; pairs of *before* that are still whole stay.

    Whoever is left over joins a pair: nobody coaches alone.
    """
    present = set(members)
    whole = [tuple(p) for p in before if len(p) == 2 and set(p) <= present]
    settled = {one for pair in whole for one in pair}
    free = [one for one in members if one not in settled]
    pairs = [*whole, *list(pairwise(free))[::2]]
    if len(free) % 2:
        last = pairs.pop() if pairs else ()
        pairs.append((*last, free[-1]))
    return tuple(pairs)


def with_members(group: Group, members: tuple[str, ...], *, paired: bool) -> Group:
    """*group* with these members; those for the year are *paired* anew, if need be."""
    if members == group.members:
        return group
    pairs = pairs_of(members, before=group.pairs) if paired else ()
    return replace(group, members=members, pairs=pairs)


# -- reading -------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Alone:
    """Somebody who is alone in *group*, and *to*, the group that has most room."""

    person: str
    group: Group
    to: Group | None


def alone_in(grouping: Grouping, here: Collection[str] | None) -> tuple[Alone, ...]:
    """Who is alone: in a group of one person, or the only one of it who is *here*.

    *here* is None where nobody is expected to be. A group that has nobody in it is no
    company, so it is never the one to go to.
    """

    def present(group: Group) -> int:
        return sum(here is None or one in here for one in group.members)

    def roomiest(group: Group) -> Group | None:
        others = [one for one in grouping.groups if one != group and present(one)]
        return min(
            others, key=lambda one: (present(one), len(one.members)), default=None
        )

    found = []
    for group in grouping.groups:
        only = [one for one in group.members if here is not None and one in here]
        if len(group.members) == 1 or len(only) == 1:
            found.append(Alone((only or group.members)[0], group, roomiest(group)))
    return tuple(found)


def roles_in(group: Group, roles: Sequence[str], *, turn: int) -> dict[str, list[str]]:
    """Who takes which of *roles*, by person: the first member the first one.

    With more roles than people the later ones go to others than the first, who is
    busy; with more people than roles some have none.
    """
    count = len(group.members)
    taken: dict[str, list[str]] = {one: [] for one in group.members}
    for number, role in enumerate(roles if count else ()):
        spare = 1 + (number - count) % max(1, count - 1)
        seat = number if number < count else spare
        taken[group.members[(seat + turn) % count]].append(role)
    return taken
