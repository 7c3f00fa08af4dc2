"""Who is in a group today: its members, without who has left the cohort."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence
from dataclasses import replace
from hashlib import sha256

from toolkit.model.groups import Group, Grouping, pairs_of, with_members
from toolkit.model.people import Role, Seating


def sitting(roster: Iterable[Seating]) -> frozenset[str]:
    """The persons of *roster* who have not withdrawn."""
    return frozenset(s.person.id for s in roster if s.withdrawn_at is None)


def among(grouping: Grouping, people: Collection[str]) -> Grouping:
    """*grouping* as it reads today: its members who are among *people*.

    A workshop's group stays when all have left, for what it wrote; one for the year is
    no more, unless it was empty before.
    """
    paired = grouping.is_for_the_year
    today = (
        with_members(g, tuple(m for m in g.members if m in people), paired=paired)
        for g in grouping.groups
    )
    kept = (
        group
        for before, group in zip(grouping.groups, today, strict=True)
        if group.members or not (paired and before.members)
    )
    return replace(grouping, groups=tuple(kept))


def kept_with(changed: Grouping, before: Grouping, people: Collection[str]) -> Grouping:
    """*changed* as it is kept: who of *before* is not among *people* keeps the group.

    So they are in it again when they come back.
    """
    groups = {group.id: group for group in changed.groups}
    for group in before.groups:
        away = tuple(one for one in group.members if one not in people)
        if away:
            now = groups.get(group.id) or replace(group, members=())
            groups[group.id] = replace(now, members=(*now.members, *away))
    return replace(changed, groups=tuple(groups.values()))


def of_the_year(grouping: Grouping, roster: Iterable[Seating]) -> Grouping:
    """The year's groups as the seats have them; *grouping* adds places and pairs.

    Seats decide, because what is shared with "My group" goes by them. A group that was
    kept empty stays until it is removed.
    """
    seated: dict[str, list[str]] = {}
    for seating in roster:
        if seating.group and seating.role is Role.PARTICIPANT:
            seated.setdefault(seating.group, []).append(seating.person.id)
    known = {group.name: group for group in grouping.groups}
    order = [g.name for g in known.values() if g.name in seated or not g.members]
    order += sorted((name for name in seated if name not in known), key=_counting)
    groups = (_seated(known.get(name), name, seated.get(name, ())) for name in order)
    return replace(grouping, groups=tuple(groups))


def _seated(known: Group | None, name: str, people: Sequence[str]) -> Group:
    group = known or Group(id=_id_of(name), name=name, members=())
    stayed = [one for one in group.members if one in people]
    members = (*stayed, *(one for one in people if one not in stayed))
    pairs = pairs_of(members, before=group.pairs)
    return replace(group, members=members, pairs=pairs)


def _id_of(name: str) -> str:
    """An id for a group that so far has only a name, always the same one."""
    return f"year-{sha256(name.encode()).hexdigest()[:24]}"


def _counting(name: str) -> tuple[int, str]:
    """Sorts "Group 2" before "Group 10"."""
    return len(name), name
