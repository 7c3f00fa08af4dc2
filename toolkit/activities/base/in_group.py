"""A group as its members' pages show it."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from urllib.parse import urlsplit

from toolkit.activities.base.shapes import GroupShown, RolesShown
from toolkit.model import PROGRAMME, Event, EventKind
from toolkit.model.contents import Asked
from toolkit.model.groups import Group, roles_in
from toolkit.seat import Seat


def group_shown(seat: Seat, group: Group) -> GroupShown:
    """Who is in *group*, where it meets, and what leads to its call."""
    known, me = seat.people.names(), seat.person.id
    members = [one for one in group.members if one in known]
    others = [known[one].name for one in members if one != me]
    return {
        "id": group.id,
        "name": group.name,
        "members": [known[one].name for one in members],
        "others": others if me in members else None,
        "place": group.place,
        "link": group.link,
        "host": urlsplit(group.link).netloc,
    }


def group_now(seat: Seat, workshop: str, asked: Iterable[Asked]) -> GroupShown | None:
    """The group of this person while the room does what is *asked*, if it has any.

    It is one made for what is asked; else that of the workshop, else the year's. Before
    a workshop is led only groups of its own are said, and after it none.
    """
    pace = seat.pace.of(workshop)
    used = seat.groups.used_in(workshop)
    if pace.is_live:
        here = (a for a in asked if a.section == pace.section)
        own = (seat.groups.made_for(workshop, a.name) for a in here)
        used = next((one for one in own if one.groups), used)
    elif pace.opened or used.is_for_the_year:
        return None
    group = used.of(seat.person.id)
    return group_shown(seat, group) if group else None


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
