"""What the facilitators' panel of groups says to the browser."""

from __future__ import annotations

from typing import TypedDict

from toolkit.activities.base.shapes import Face


class GroupsOwn(TypedDict):
    """What the panel's face has of its own."""

    sizes: tuple[int, ...]
    """How large groups are offered."""


class GroupsFace(Face, GroupsOwn):
    """All that the panel says of itself."""


class PersonShown(TypedDict):
    """Somebody of the cohort."""

    id: str
    name: str
    school: str
    here: bool
    """Whether their page is open."""


class MemberShown(PersonShown):
    """Somebody in a group, and whom they are paired with for the year."""

    coaches: list[str]


class GroupWithMembers(TypedDict):
    """A group, in the order in which its members take roles."""

    id: str
    name: str
    place: str
    members: list[MemberShown]


class RolesOfGroup(TypedDict):
    """Who takes which role in a group, in words."""

    name: str
    roles: list[str]


class RolesOfProtocol(TypedDict):
    """Who takes which role in one protocol, by group."""

    activity: str
    prompt: str
    groups: list[RolesOfGroup]


class GroupsRoom(TypedDict):
    """The groups for what was chosen: the year, a workshop or an activity."""

    scopes: list[str]
    scope: int
    year: bool
    version: int
    undo: bool
    drop: str
    """What doing without groups of one's own is called; empty where one cannot."""

    source: str
    groups: list[GroupWithMembers]
    free: list[PersonShown]
    here: int
    all: int
    roles: list[RolesOfProtocol]
