"""Groups as the facilitators' panel draws them."""

from __future__ import annotations

from collections.abc import Collection, Sequence

from toolkit.activities.making_groups.shapes import (
    GroupWithMembers,
    PersonShown,
    RolesOfGroup,
    RolesOfProtocol,
)
from toolkit.model import Person
from toolkit.model.contents import Asked
from toolkit.model.groups import Group, Grouping, roles_in
from toolkit.seat import Seat


def here_now(seat: Seat, workshop: str) -> frozenset[str]:
    """Whose page of *workshop* is open."""
    present = seat.people.here(workshop)
    return frozenset(person for person, seen in present.items() if seen.here)


def groups_shown(
    grouping: Grouping, everybody: Sequence[Person], here: Collection[str]
) -> list[GroupWithMembers]:
    """Every group with its members, in the order in which they take roles."""
    known = {one.id: one for one in everybody}
    return [
        {
            "id": group.id,
            "name": group.name,
            "place": group.place,
            "members": [
                {
                    **_person(known[one], here),
                    "coaches": [x for x in _coaches(group, one) if x in known],
                }
                for one in group.members
                if one in known
            ],
        }
        for group in grouping.groups
    ]


def free_shown(
    grouping: Grouping, everybody: Sequence[Person], here: Collection[str]
) -> list[PersonShown]:
    """Who has no group, those who are here first."""
    free = [one for one in everybody if grouping.of(one.id) is None]
    return [_person(o, here) for o in sorted(free, key=lambda one: one.id not in here)]


def roles_of(seat: Seat, workshop: str, asked: Asked) -> RolesOfProtocol:
    """Who takes which role in one protocol, in words, by group."""
    used = seat.groups.used_in(workshop, asked.name)
    known = seat.people.names()
    groups: list[RolesOfGroup] = []
    for group in used.groups:
        taken = roles_in(group, asked.face["roles"], turn=used.turns.get(asked.name, 0))
        said = [
            f"{known[one].name}: {', '.join(roles)}"
            for one, roles in taken.items()
            if roles and one in known
        ]
        groups.append({"name": group.name, "roles": said})
    return {"activity": asked.name, "prompt": asked.prompt, "groups": groups}


def _person(one: Person, here: Collection[str]) -> PersonShown:
    return {
        "id": one.id,
        "name": one.name,
        "school": one.school,
        "here": one.id in here,
    }


def _coaches(group: Group, person: str) -> list[str]:
    pair = next((pair for pair in group.pairs if person in pair), ())
    return [one for one in pair if one != person]
