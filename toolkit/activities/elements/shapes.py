"""What the elements of the job say to the browser; the kept notes are texts."""

from __future__ import annotations

from typing import TypedDict

from toolkit.activities.base.shapes import Face


class ChallengeShown(TypedDict):
    """Something others have met, and a strategy to try."""

    challenge: str
    strategy: str


class ResponsibilityShown(TypedDict):
    """One of the responsibilities that elements feed."""

    code: str
    title: str
    challenges: list[ChallengeShown]


class ElementShown(TypedDict):
    """One element of the job; see `toolkit.programme.elements`."""

    name: str
    title: str
    feeds: list[str]
    met: list[str]
    good: str
    prompt: str
    case: str
    look: str
    materials: list[str]


class EvidenceShown(TypedDict):
    """What has been found about all of it."""

    heading: str
    text: str


class ElementsOwn(TypedDict):
    """What the face of the elements has of its own."""

    left: str
    right: str
    """What the elements are called together, and the responsibilities."""

    evidence: EvidenceShown | None
    responsibilities: list[ResponsibilityShown]
    elements: list[ElementShown]
    workshops: dict[str, str]
    """The title of each workshop by its name."""

    limit: int


class ElementsFace(Face, ElementsOwn):
    """All that the elements say of themselves."""
