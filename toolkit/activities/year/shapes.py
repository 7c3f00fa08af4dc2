"""What the page of the year says to the browser; there is nothing to answer."""

from __future__ import annotations

from typing import TypedDict

from toolkit.activities.base.shapes import Face


class WorkshopShown(TypedDict):
    """A workshop: when it is in words, and where its page and files are."""

    number: int
    title: str
    when: str
    hours: str
    mode: str
    written: bool
    """Whether its page can be opened yet."""

    page: str
    pdf: str
    calendar: str


class Tool(TypedDict):
    """A page for facilitators."""

    title: str
    link: str


class YearOwn(TypedDict):
    """What a year's face has of its own."""

    workshops: list[WorkshopShown]
    calendar: str
    portfolio: str
    tools: list[Tool]
    """Empty for who is no facilitator."""

    only_next: bool
    """Whether nothing is shown but the workshop that is on, or comes next."""


class YearFace(Face, YearOwn):
    """All that a year says of itself."""


class DueShown(TypedDict):
    """The task that is due next, how it stands in words, and the way on."""

    title: str
    said: str
    due: str
    link: str
    action: str
    first: bool
    """Whether it comes before the next workshop."""


class NewsShown(TypedDict):
    """What somebody did for this person, and when, in words."""

    by: str
    school: str
    did: str
    words: str
    on: str
    link: str


class PlaceShown(TypedDict):
    """Whether a workshop has a day, and how one joins it: address, call, doors.

    `doors` says in words when they open, if that is before the start.
    """

    dated: bool
    zone: str
    """What people call the zone of its times; empty where it has none."""

    address: str
    call: str
    doors: str


class MeetingShown(TypedDict):
    """A meeting between the workshops: what, when and where it is in words."""

    title: str
    what: str
    when: str
    where: str
    page: str
    join: str
    """The way into its call; empty where it has none."""

    note: str
    """That it is optional, or that its date is a draft; empty where neither."""


class AskedShown(TypedDict):
    """A line that asks for an evaluation, and where it is."""

    said: str
    link: str


class YearRoom(TypedDict):
    """Where the year stands."""

    due: list[DueShown]
    """The task that is due next; empty where there is none to do."""

    asked: list[AskedShown]
    """The evaluations that are asked now."""

    news: list[NewsShown]
    """The newest first."""

    states: list[str]
    """For each workshop "done", "now", "next" or "later"."""

    away: list[str]
    """How far away each is, in words; empty where that says nothing."""

    places: list[PlaceShown]
    """Where each workshop is."""

    meetings: list[MeetingShown]
    """Those to come, the next first."""

    again: int
    """In how many seconds to look again."""
