"""A group as its members' pages show it."""

from __future__ import annotations

from collections.abc import Sequence

from toolkit.activities.base.shapes import GroupShown, RolesShown
from toolkit.model import PROGRAMME, Event, EventKind
from toolkit.model.groups import Group, is_link, roles_in
from toolkit.seat import Seat


def group_shown(seat: Seat, group: Group) -> GroupShown:
    """Who is in *group* and where it meets."""
    known = seat.people.names()
    return {
        "id": group.id,
        "name": group.name,
        "members": [known[one].name for one in group.members if one in known],
        "place": group.place,
        "link": is_link(group.place),
    }


def hears_of_groups(event: Event, workshop: str) -> bool:
    """Whether *event* may have changed who works with whom in *workshop*."""
    return event.kind is EventKind.GROUPS and event.workshop in (workshop, PROGRAMME)


def roles_shown(
    seat: Seat, workshop: str, activity: str, *, roles: Sequence[str]
) -> RolesShown:
    """The group of a protocol, who takes which role, and which are one's own."""
    grouping = seat.groups.used_in(workshop, activity)
    group = grouping.of(seat.person.id)
    if group is None:
        return {}
    known = seat.people.names()
    taken = roles_in(group, roles, turn=grouping.turns.get(activity, 0))
    by_role = [(role, one) for one in group.members for role in taken[one]]
    return {
        "group": group_shown(seat, group),
        "roles": [
            {"role": role, "name": known[one].name}
            for role, one in sorted(by_role, key=lambda pair: roles.index(pair[0]))
            if one in known
        ],
        "mine": taken[seat.person.id],
    }
