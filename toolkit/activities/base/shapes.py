"""What goes to the browser as it is, and what comes back from it.

Each activity has a `shapes.py` of its own: what its face has of its own, what its room
and its kept answer look like.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import NotRequired, TypedDict

from toolkit.model import JSON

Sent = Mapping[str, object]
"""What a page sent: it may be anything, and is checked where it is read."""


class Level(TypedDict):
    """A sharing level, and what people read of it."""

    value: str
    label: str


class Offered(Level, total=False):
    """A sharing level as it is for one person."""

    nobody: bool
    """Whether it would reach nobody now, so that it is not offered."""


class Face(TypedDict):
    """What every activity says of itself, in the author's words."""

    kind: str
    name: str
    workshop: str
    """Where its answers hang."""

    prompt: str
    help: str
    sharing: str
    """Who sees an answer until its author says otherwise."""

    sharing_levels: list[Offered]
    """What the author of an answer may choose from."""

    outcomes: list[str]
    script: NotRequired[str]
    """Where the script is of a programme's own activity, for who wrote it."""
    was: NotRequired[list[list[str]]]
    """Earlier names under which answers were stored, each with the one it has now."""


class Answer(TypedDict):
    """One part of a person's own answer; version 0 while there is none."""

    value: JSON
    sharing: str
    version: int
    saved: str
    """When, in words."""


class InOutline(TypedDict):
    """What the outline of a page knows of an activity."""

    counted: list[str]
    """The parts that count when one says how far somebody is."""

    long_form: bool
    """Whether it is an entry of its own."""

    finishes: str
    """The part by which somebody says that they have finished."""

    said: str


class Described(TypedDict):
    """What an activity leaves in its notebook: for exporters and other notebooks."""

    face: Face
    answers: dict[str, Answer]
    printed: list[dict[str, JSON]]
    outline: InOutline


class OwnFile(TypedDict):
    """A file beside an answer; its size is in bytes.

    `description` says what a picture shows; of files that were named in an answer
    before there were descriptions it is not there.
    """

    id: str
    name: str
    size: int
    media_type: str
    description: NotRequired[str]


class FileBox(TypedDict):
    """What a box for files takes; sizes in bytes."""

    kinds: str
    """The kinds of file, in words."""

    accept: str
    """The same, as a browser's dialogue is told."""

    largest: int
    largest_picture: int
    """Before it is made smaller."""

    most: int
    """How many there may be."""


class AgreedDays(TypedDict, total=False):
    """Since when those who come next may read one's words."""

    agreed: dict[str, str]
    """The day on which this person agreed, by part; not there for facilitators."""


class GroupWish(TypedDict):
    """Whether a group's words may go on to those who come next."""

    group: str
    """What it is called; empty for who is in none."""

    agreed: str
    """The day since when this person agrees; or empty."""

    objects: str
    """The day since when they object; or empty."""

    others: int
    """How many others of the group agree."""

    objected: bool
    """Whether another one objects; nobody is told who."""


class GroupShown(TypedDict):
    """A group as its members' pages show it."""

    id: str
    name: str
    members: list[str]
    others: list[str] | None
    """The members but the one who looks; None for who is in no part of it."""

    place: str
    link: str
    """What leads to its call, and may be followed; or empty."""

    host: str
    """Where the link leads."""


class RoleTaken(TypedDict):
    """Who has which role."""

    role: str
    name: str


class RolesShown(TypedDict, total=False):
    """A person's group and its roles; empty for who has no group."""

    group: GroupShown
    roles: list[RoleTaken]
    mine: Sequence[str]


class PrintedShown(TypedDict):
    """A printed block, as nodes of `toolkit.written.nodes`."""

    label: Sequence[object] | None
    inside: Sequence[object]


class Before(Answer):
    """What one part of a person's own answer has been."""

    beside: bool
    """Whether another device had saved first, so that it never stood."""

    blocks: list[PrintedShown]
    """Its printed form; empty where it says nothing, or is never printed."""


class SharedAnswer(TypedDict):
    """What one other person shares of an activity; `saved` is when, in words."""

    id: str
    name: str
    school: str
    saved: str
    shared: str
    """With whom, where that differs: for facilitators."""

    blocks: list[PrintedShown]


class SharedCount(TypedDict):
    """How many people share something; `mark` is another when any of it changes."""

    count: int
    mark: str


class OthersShown(TypedDict):
    """What others share of an activity, newest first, and how many do."""

    people: list[SharedAnswer]
    of: int


class CommentsCounted(TypedDict):
    """How many comments stand beside an answer, and a moment that tells them apart."""

    count: int
    newest: str


class CommentShown(TypedDict):
    """A comment as one reader sees it: `inside` are nodes of what was written."""

    id: str
    name: str
    school: str
    when: str
    yours: bool
    removable: bool
    inside: Sequence[object]
    part: str
    """What the part it is about is called, where all comments stand together."""

    thanks: bool
