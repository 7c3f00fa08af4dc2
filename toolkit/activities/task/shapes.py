"""What a task says to the browser, and what its fields keep."""

from __future__ import annotations

from typing import Literal, TypedDict

from toolkit.activities.base.shapes import Face, FileBox, OwnFile


class FieldShown(TypedDict):
    """What every field says of itself, in the author's words."""

    name: str
    label: str
    help: str
    sharing: str
    """Who sees it until the person says otherwise."""

    optional: bool
    """Whether a task is whole without it."""


class PlainShown(FieldShown):
    """A line or two, a day, or files with a note: nothing more to say of it."""

    kind: Literal["short", "date", "evidence"]


class LongShown(FieldShown):
    """A passage, of about so many words."""

    kind: Literal["long"]
    words: int


class ListsShown(FieldShown):
    """Lists side by side, by their titles."""

    kind: Literal["lists"]
    parts: list[str]


class TableShown(FieldShown):
    """A small table, with as many empty rows to begin with."""

    kind: Literal["table"]
    columns: list[str]
    rows: int


class TickShown(FieldShown):
    """Boxes to tick, and whether there is room for a comment."""

    kind: Literal["tick"]
    options: list[str]
    comment: bool


AnyShown = PlainShown | LongShown | ListsShown | TableShown | TickShown


class TaskOwn(TypedDict):
    """What a task's face has of its own."""

    due_line: str
    """When it is due, in words."""

    fields: list[AnyShown]
    criteria: list[str]
    bring: str
    share: str
    file_box: FileBox
    most_rows: int
    """How many entries a list, and rows a table, may have."""

    counts: list[str]
    """The parts that count as progress: what is optional does not."""

    finishes: str
    """The part by which a person says that they have finished."""

    besides: list[str]
    """The parts by which a person asks for time, and says what is in the way."""


class TaskFace(Face, TaskOwn):
    """All that a task says of itself."""


class TaskRoom(TypedDict, total=False):
    """The person's own files, by field, where any are asked for; and a later day."""

    files: dict[str, list[OwnFile]]
    files_room: str
    later: str
    """That the person has more time, in words; empty if they have none."""

    later_said: str
    """What the facilitator who granted it says."""


class TickAnswer(TypedDict):
    """What is ticked, by position, and the comment."""

    chosen: list[int]
    comment: str


class FilesAnswer(TypedDict):
    """Which files there are, and the note about them."""

    note: str
    files: list[OwnFile]


class FinishedAnswer(TypedDict):
    """The day on which the person said that they had finished, as an ISO date.

    It is empty when they have taken it back.
    """

    finished: str


class MoreTimeAnswer(TypedDict):
    """By which day the person asks to have the task done, and why; or nothing."""

    day: str
    why: str


class InTheWayAnswer(TypedDict):
    """What is in the person's way; empty when they have taken it back."""

    text: str


BesideAnswer = FinishedAnswer | MoreTimeAnswer | InTheWayAnswer
"""What a person says of the task to facilitators alone."""

FieldAnswer = str | list[list[str]] | TickAnswer | FilesAnswer
"""A text, an ISO date, lists of entries, rows of cells, ticks or files."""
