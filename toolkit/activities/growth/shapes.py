"""What the page of what grows says to the browser; there is nothing to answer."""

from __future__ import annotations

from typing import TypedDict

from toolkit.activities.base.shapes import Face


class GrowthOwn(TypedDict):
    """What a growth's face has of its own: where to go on."""

    portfolio: str
    community: str
    hope_place: str
    """Where the hope is written; "" where nothing asks for it."""

    audits: bool
    """Whether the programme has an audit."""


class GrowthFace(Face, GrowthOwn):
    """All that a growth says of itself."""


class Counted(TypedDict):
    """How many actions have a colour, in words."""

    colour: str
    said: str


class AimShown(TypedDict):
    """An aim, and how its actions stand."""

    aim: str
    stands: list[Counted]


class PlanShown(TypedDict):
    """The action plan at a glance."""

    aims: list[AimShown]
    check: str
    """The next day that it names, in words."""

    link: str


class AuditShown(TypedDict):
    """The first audit beside the latest, in words."""

    said: str
    moved: list[str]
    link: str


class GrowthRoom(TypedDict):
    """What the person has made so far."""

    hope: str
    plan: PlanShown
    audit: AuditShown
    year_before: list[str]
    """How the audits of the year before stand beside this, where there was one."""

    marks: int
    news: int
    """New contributions in the community."""
