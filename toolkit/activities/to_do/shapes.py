"""What the page of tasks says to the browser; there is nothing to answer."""

from __future__ import annotations

from typing import Literal, TypedDict

from toolkit.activities.base.shapes import Face


class TaskLine(TypedDict):
    """A task, the day it is due in words, and where it is."""

    number: int
    title: str
    due_line: str
    link: str


class ToDoOwn(TypedDict):
    """What the face of a to-do has of its own."""

    tasks: list[TaskLine]


class ToDoFace(Face, ToDoOwn):
    """All that a to-do says of itself."""


class Later(TypedDict):
    """Of a task for which it is too early, no more than that."""

    state: Literal["later"]


State = Literal["none", "some", "done"]
"""Whether anything of a task is answered, and whether its person has finished it."""


class Standing(TypedDict):
    """How a task stands, in words; `share` is from 0 to 1."""

    state: State
    said: str
    due: str
    late: bool
    share: float
    action: str


class ToDoRoom(TypedDict):
    """How each task of the face stands, in its order."""

    tasks: list[Standing | Later]
