"""What a reflection says to the browser, and what it keeps."""

from __future__ import annotations

from typing import TypedDict

from toolkit.activities.base.shapes import Face


class ReflectionOwn(TypedDict):
    """What a reflection's face has of its own."""

    fields: list[str]
    """A label for each box; none where there is one box only."""

    lines: int
    words: int
    """How many are asked for; 0 is as many as it takes."""


class ReflectionFace(Face, ReflectionOwn):
    """All that a reflection says of itself."""


class ReflectionAnswer(TypedDict):
    """One text a box."""

    texts: list[str]
