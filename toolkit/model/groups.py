"""Groups: who works with whom, where, and in which role; facts and pure changes."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
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

LIMIT_PLACE = 300
"""Longest place of a group, in characters."""

T = TypeVar("T")

_LINK = re.compile(r"https://[^\s/?#@\\]+\.[^\s/?#@\\]+([/?#]\S*)?", re.ASCII)


@dataclass(frozen=True, slots=True)
class Group:
    """A few people working together; *members* are persons' ids, the first begins.

    Its *id* stays while people come and go, and is never given to another group: what
    a group writes hangs on it. *pairs* are the coach pairs, in fours for the year.
    """

    id: str
    name: str
    members: tuple[str, ...]
    place: str = ""
    pairs: tuple[tuple[str, ...], ...] = ()


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


def deal(
    people: Sequence[Person], *, size: int, chance: Random, mixed: bool = True
) -> tuple[tuple[str, ...], ...]:
    """Everybody in one group of about *size*: sizes differ by at most one.

    With *mixed*, colleagues of one school meet only where a school brings more people
    than there are groups, and then in groups as few as can be. Nobody is alone in a
    group unless there is nobody else.
    """
    count = max(1, min((2 * len(people) + size) // (2 * size), len(people) // 2))
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


# -- changing one thing --------------------------------------------------------


def moved(grouping: Grouping, person: str, *, to: str) -> Grouping:
    """*person* in the group *to* alone, or in none if *to* is ""."""
    if to:
        grouping.called(to)
    groups = []
    for group in grouping.groups:
        members = tuple(one for one in group.members if one != person)
        if group.id == to:
            members = group.members if person in group.members else (*members, person)
        groups.append(with_members(group, members, paired=grouping.is_for_the_year))
    return replace(grouping, groups=tuple(groups))


def placed(grouping: Grouping, people: Iterable[str]) -> Grouping:
    """Those of *people* who have no group, each in the group that is smallest then."""
    for person in people:
        if grouping.groups and grouping.of(person) is None:
            smallest = min(grouping.groups, key=lambda group: len(group.members))
            grouping = moved(grouping, person, to=smallest.id)
    return grouping


def put_first(grouping: Grouping, person: str) -> Grouping:
    """*person* first in their group: they begin, or take the first role."""
    group = grouping.of(person)
    if group is None:
        return grouping
    others = (one for one in group.members if one != person)
    return _changed(grouping, replace(group, members=(person, *others)))


def put_in_place(grouping: Grouping, group_id: str, place: str) -> Grouping:
    """*place* as where the group meets.

    Raises:
        AnswerError: it looks like an address that nobody should follow.
    """
    group = grouping.called(group_id)
    return _changed(grouping, replace(group, place=checked_place(place)))


def coached(grouping: Grouping, person: str, *, by: str) -> Grouping:
    """*person* and *by*, who are in one group, as a coach pair; others pair up anew."""
    group = grouping.of(person)
    if group is None or by not in group.members or by == person:
        raise AnswerError("Coach pairs are two people of one group. Choose again.")
    rest = [pair for pair in group.pairs if not {person, by} & set(pair)]
    pairs = pairs_of(group.members, before=[(person, by), *rest])
    return _changed(grouping, replace(group, pairs=pairs))


def passed_on(grouping: Grouping, activity: str) -> Grouping:
    """Every role of *activity* with the next person of its group."""
    turn = grouping.turns.get(activity, 0) + 1
    return replace(grouping, turns={**grouping.turns, activity: turn})


def checked_place(place: str) -> str:
    """*place* as plain words ("Table 4"), or an https link.

    Raises:
        AnswerError: it is too long, or another kind of address.
    """
    plain = " ".join(place.split())
    if len(plain) > LIMIT_PLACE or not plain.isprintable():
        raise AnswerError(f"Say the place in at most {LIMIT_PLACE} plain characters.")
    looks_like_address = "://" in plain or plain.lower().startswith("www.")
    if looks_like_address and not is_link(plain):
        raise AnswerError(
            "Only links that start with https:// can be shown. Copy the room's whole "
            'address, or write where it is, such as "Table 4".'
        )
    return plain


def is_link(place: str) -> bool:
    """Whether *place* is an address to follow."""
    return _LINK.fullmatch(place) is not None


def with_members(group: Group, members: tuple[str, ...], *, paired: bool) -> Group:
    """*group* with these members; those for the year are *paired* anew, if need be."""
    if members == group.members:
        return group
    pairs = pairs_of(members, before=group.pairs) if paired else ()
    return replace(group, members=members, pairs=pairs)


def _changed(grouping: Grouping, group: Group) -> Grouping:
    groups = (group if one.id == group.id else one for one in grouping.groups)
    return replace(grouping, groups=tuple(groups))


# -- reading -------------------------------------------------------------------


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
