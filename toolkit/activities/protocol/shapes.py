"""What a protocol says to the browser, and what it keeps."""

from __future__ import annotations

from typing import TypedDict

from toolkit.activities.base.shapes import Face


class StepShown(TypedDict):
    """A step: how long, what happens and who speaks."""

    minutes: int
    step: str
    who: str


class ProtocolOwn(TypedDict):
    """What a protocol's face has of its own."""

    steps: list[StepShown]
    roles: list[str]
    meta: str
    """How many steps there are, and how long they take in all."""


class ProtocolFace(Face, ProtocolOwn):
    """All that a protocol says of itself."""


class ProtocolAnswer(TypedDict):
    """Who took which role, one name a role, and the notes."""

    who: list[str]
    notes: str
