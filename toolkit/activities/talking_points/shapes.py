"""What talking points say to the browser, and what they keep."""

from __future__ import annotations

from typing import TypedDict

from toolkit.activities.base.shapes import Face, OwnFile


class Point(TypedDict):
    """One thing to say."""

    name: str
    label: str


class TalkingOwn(TypedDict):
    """What the face of talking points has of its own."""

    points: list[Point]
    meta: str
    """How to sit and talk."""

    notes: bool
    """Whether each point asks for a private note."""

    records: bool
    """True: the page may ask for a microphone and a camera."""

    seconds: list[int]
    """How long a clip should be at least, and may be at most."""

    largest_file: int


class TalkingFace(Face, TalkingOwn):
    """All that talking points say of themselves."""


class PointSaid(TypedDict):
    """What one person says about a point; empty is what they do not share."""

    id: str
    name: str
    school: str
    at: str
    text: str
    clip: str
    media_type: str
    transcript: str


class TalkingRoom(TypedDict):
    """The person's own clips by part, what all say by point, and their own before."""

    files: dict[str, list[OwnFile]]
    said: dict[str, list[PointSaid]]
    before: dict[str, str]


class ClipAnswer(TypedDict):
    """What belongs to a clip; its id and type are empty while there is none."""

    clip: str
    media_type: str
    transcript: str
    consent: bool
