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


class Somebody(TypedDict):
    """Somebody of the cohort, and whom they are paired with for the year."""

    id: str
    name: str
    school: str
    here: bool
    """Whether their page is open, or lost its line a moment ago."""

    coaches: list[str]


class GroupWithMembers(TypedDict):
    """A group with its members' ids, in the order in which they take roles."""

    id: str
    name: str
    place: str
    link: str
    host: str
    """Where the link leads."""

    members: list[str]


class AloneShown(TypedDict):
    """Somebody who is alone, in words, and the group they could go to."""

    person: str
    said: str
    to: str
    press: str
    """What moves them there; empty where nobody else is in any group."""


class Makes(TypedDict):
    """How many groups there would be, for each size that is offered."""

    all: list[int]
    here: list[int]


class Taken(TypedDict):
    """Groups as a text to take elsewhere, and who could not be put into it."""

    name: str
    text: str
    without: str


class RolesOfGroup(TypedDict):
    """Who takes which role in a group, in words."""

    name: str
    roles: list[str]


class RolesOfProtocol(TypedDict):
    """Who takes which role in one protocol, by group."""

    activity: str
    prompt: str
    groups: list[RolesOfGroup]


class GroupsFor(TypedDict):
    """What the groups are for, and what can be done about all of them."""

    scopes: list[str]
    scope: int
    year: bool
    version: int
    undo: bool
    drop: str
    """What doing without groups of one's own is called; empty where one cannot."""

    source: str
    sizes: str
    """How many groups of which size there are, in words."""


class GroupsRoom(GroupsFor):
    """The groups for what was chosen: the year, a workshop or an activity."""

    workshop: str
    live: bool
    groups: list[GroupWithMembers]
    people: dict[str, Somebody]
    free: list[str]
    alone: list[AloneShown]
    here: int
    all: int
    makes: Makes
    roles: list[RolesOfProtocol]
