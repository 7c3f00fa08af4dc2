"""What the process is told, and what it tells."""

from __future__ import annotations

from typing import NotRequired, TypedDict

from toolkit.model import JSON

PROGRAMS = "curl|wget|pip3?|conda|mamba|git|npm"
"""Programs that ask other hosts for something, as an expression."""


class CellOrder(TypedDict):
    """A code cell to run, with its number in the notebook."""

    number: int
    source: str


class RunOrder(TypedDict):
    """A notebook to run; `days` is by how many its clock is moved.

    It may take so many `seconds`, and each of its cells `seconds_each`.
    """

    id: str
    folder: str
    data: str
    cells: list[CellOrder]
    days: int
    seconds: float
    seconds_each: float


class Described(TypedDict, total=False):
    """What is told of an activity; of anything else its title, as its name."""

    name: str
    address: str
    is_asked: bool
    stored: list[str]
    face: JSON


class MadeReport(Described):
    """What one call made."""

    verb: str
    author: str
    cell: int
    line: int | None
    shown: NotRequired[bool]


class FailedReport(TypedDict):
    """The error at which a cell stopped."""

    name: str
    message: str
    line: int | None


class CellReport(TypedDict):
    """What one cell did; `threads` are the names of those that it leaves running."""

    number: int
    outputs: list[JSON]
    failed: FailedReport | None
    threads: list[str]
    seconds: float


class ReachedReport(TypedDict):
    """A host that a cell would have spoken to."""

    cell: int
    line: int | None
    host: str


class ScriptedReport(TypedDict):
    """A widget of others, and a host that its script or its style sheet asks."""

    cell: int
    line: int | None
    name: str
    package: str
    host: str
    is_sure: bool


class DrawnReport(TypedDict):
    """The script that draws a widget of others."""

    cell: int
    line: int | None
    name: str
    script: str


class Told(TypedDict):
    """One line of what the process says; `id` is that of the run it is about."""

    id: str
    begins: NotRequired[int]
    cell: NotRequired[CellReport]
    made: NotRequired[list[MadeReport]]
    authors: NotRequired[list[MadeReport]]
    reached: NotRequired[list[ReachedReport]]
    scripted: NotRequired[list[ScriptedReport]]
    drawn: NotRequired[list[DrawnReport]]
    pools: NotRequired[list[str]]
    ended: NotRequired[bool]
    stuck: NotRequired[bool]
    died: NotRequired[str]
