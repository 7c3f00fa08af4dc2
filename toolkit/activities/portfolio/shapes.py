"""What a portfolio says to the browser, and what it keeps."""

from __future__ import annotations

from typing import TypedDict

from toolkit.activities.base.shapes import Face


class PortfolioOwn(TypedDict):
    """What a portfolio's face has of its own."""

    titles: dict[str, str]
    """The title of each part of the year, by its name."""

    pdf: str
    """Where the document is made."""


class PortfolioFace(Face, PortfolioOwn):
    """All that a portfolio says of itself."""


class MadeShown(TypedDict):
    """An answer of the person's, in words."""

    part: str
    """What the choice of parts calls it."""

    title: str
    words: str
    """Its first words."""

    parts: str
    """How many of its parts are answered; empty where there is one."""

    sharing: str
    on: str
    link: str


class MadeGroup(TypedDict):
    """What a person has made of all that one workshop asks."""

    part: str
    all: int
    made: list[MadeShown]


class MarkShown(TypedDict):
    """An activity that the person has marked."""

    title: str
    note: str
    bookmarked: bool
    link: str


class PortfolioRoom(TypedDict):
    """Everything that the person has made, and what they have marked."""

    groups: list[MadeGroup]
    marks: list[MarkShown]


class PortfolioAnswer(TypedDict):
    """The parts that go into the document; none means all."""

    include: list[str]
