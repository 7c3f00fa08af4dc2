"""Changing one thing of the groups there are; every function gives new ones."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import replace
from urllib.parse import urlsplit
from uuid import uuid4

from toolkit.errors import AnswerError
from toolkit.model.groups import Group, Grouping, pairs_of, with_members

LIMIT_PLACE = 300
"""Longest place of a group, in characters."""

LIMIT_LINK = 2000
"""Longest link to a group's call, in characters: Teams makes long ones."""

LIMIT_GROUP_NAME = 60
"""Longest name of a group, in characters."""

MOST_GROUPS = 100
"""How many groups there may be; Zoom takes as many rooms."""

_LINK = re.compile(r"https://[^\s/?#@\\]+\.[^\s/?#@\\]+([/?#]\S*)?", re.ASCII)


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


def added(grouping: Grouping, name: str) -> Grouping:
    """One group more, in which nobody is yet; without a name it takes the next number.

    Raises:
        AnswerError: a group has that name, or there are too many.
    """
    if len(grouping.groups) >= MOST_GROUPS:
        raise AnswerError(f"There can be {MOST_GROUPS} groups. Use one that is empty.")
    group = Group(
        uuid4().hex, _own_name(grouping, name.strip() or _next_name(grouping)), ()
    )
    return replace(grouping, groups=(*grouping.groups, group))


def removed(grouping: Grouping, group_id: str) -> Grouping:
    """The groups without this one.

    Raises:
        AnswerError: somebody is in it.
    """
    group = grouping.called(group_id)
    if group.members:
        raise AnswerError(f"{group.name} is not empty. Move its people first.")
    rest = (one for one in grouping.groups if one.id != group_id)
    return replace(grouping, groups=tuple(rest))


def renamed(grouping: Grouping, group_id: str, name: str) -> Grouping:
    """The group under another name, which no other has.

    Raises:
        AnswerError: the name is missing, too long, or another group's.
    """
    group = grouping.called(group_id)
    own = _own_name(grouping, name, of=group_id)
    return _changed(grouping, replace(group, name=own))


def put_in_place(grouping: Grouping, group_id: str, place: str) -> Grouping:
    """*place* as where the group meets.

    Raises:
        AnswerError: it is too long, or an address, which has a field of its own.
    """
    group = grouping.called(group_id)
    return _changed(grouping, replace(group, place=checked_place(place)))


def linked(grouping: Grouping, group_id: str, link: str) -> Grouping:
    """*link* as what leads to the group's call; "" for none.

    Raises:
        AnswerError: nobody should follow it.
    """
    group = grouping.called(group_id)
    return _changed(grouping, replace(group, link=checked_link(link)))


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
    """*place* as plain words, such as "Table 4".

    Raises:
        AnswerError: it is too long, or an address.
    """
    plain = " ".join(place.split())
    if len(plain) > LIMIT_PLACE or not plain.isprintable():
        raise AnswerError(f"Say the place in at most {LIMIT_PLACE} plain characters.")
    if "://" in plain or plain.lower().startswith("www."):
        raise AnswerError(
            "That is an address. Put it under “Video link”, and write here where the "
            'group sits, such as "Table 4".'
        )
    return plain


def checked_link(link: str) -> str:
    """*link* as an https address that a page may lead to.

    Raises:
        AnswerError: it is too long, or another kind of address.
    """
    plain = link.strip()
    if plain and (len(plain) > LIMIT_LINK or not is_link(plain)):
        raise AnswerError(
            "Only a link that starts with https:// can be shown. Copy the whole "
            "address of the call from the program it is in."
        )
    return plain


def is_link(text: str) -> bool:
    """Whether *text* is an address to follow."""
    if _LINK.fullmatch(text) is None or not text.isprintable():
        return False
    try:
        port = urlsplit(text).port
    except ValueError:  # no host or port that any browser knows
        return False
    return port != 0


def _next_name(grouping: Grouping) -> str:
    taken = {_known_as(group.name) for group in grouping.groups}
    numbers = (f"Group {number}" for number in range(1, len(taken) + 2))
    return next(name for name in numbers if _known_as(name) not in taken)


def _own_name(grouping: Grouping, name: str, *, of: str = "") -> str:
    # What is shared with the group for the year goes by its name.
    plain = " ".join(name.split())
    if not plain or len(plain) > LIMIT_GROUP_NAME or not plain.isprintable():
        raise AnswerError(
            f"Name the group in at most {LIMIT_GROUP_NAME} plain characters."
        )
    others = (group for group in grouping.groups if group.id != of)
    if _known_as(plain) in {_known_as(group.name) for group in others}:
        raise AnswerError(f"Another group is called {plain}. Choose another name.")
    return plain


def _known_as(name: str) -> str:
    return name.casefold()


def _changed(grouping: Grouping, group: Group) -> Grouping:
    groups = (group if one.id == group.id else one for one in grouping.groups)
    return replace(grouping, groups=tuple(groups))
