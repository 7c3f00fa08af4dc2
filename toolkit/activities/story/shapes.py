"""What a story of change says to the browser, and what it keeps."""

from __future__ import annotations

from typing import TypedDict

from toolkit.activities.base.shapes import Face


class Limits(TypedDict):
    """The most characters of a single line, and of a longer text."""

    line: int
    text: int


class StoryField(TypedDict):
    """One box of a story; 0 lines make it a single line."""

    name: str
    label: str
    help: str
    lines: int


class StoryOwn(TypedDict):
    """What a story's face has of its own."""

    most_words: int
    """Advice to its writer, never a reason to refuse."""

    limits: Limits
    fields: list[StoryField]


class StoryFace(Face, StoryOwn):
    """All that a story says of itself."""


StoryAnswer = dict[str, str | bool]
"""A text for each field, by its name; and "consent", that a report may use it."""
