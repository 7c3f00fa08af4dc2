"""What a wall of voices says to the browser, and what it keeps."""

from __future__ import annotations

from typing import TypedDict

from toolkit.activities.base.shapes import AgreedDays, Face


class Topic(TypedDict):
    """What to say a sentence about."""

    name: str
    label: str


class VoicesOwn(TypedDict):
    """What the face of a wall has of its own."""

    topics: list[Topic]
    roles: list[str]
    """What a sentence may be shown under."""


class VoicesFace(Face, VoicesOwn):
    """All that a wall of voices says of itself."""


class VoiceShown(TypedDict):
    """A sentence, and nothing that leads to its writer."""

    id: str
    sentence: str
    role: str
    """In words; empty where none was chosen."""


class VoicesRoom(AgreedDays):
    """What others say, by topic."""

    facilitator: bool
    voices: dict[str, list[VoiceShown]]


class VoiceAnswer(TypedDict):
    """One sentence; the role is a position."""

    sentence: str
    role: int | None
    consent: bool
    """Whether it may be shown under the role."""
