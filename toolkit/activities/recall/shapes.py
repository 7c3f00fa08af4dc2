"""What a recall says to the browser; its answer is the earlier one."""

from __future__ import annotations

from typing import TypedDict

from toolkit.activities.base.shapes import Face


class RecallOwn(TypedDict):
    """What a recall's face has of its own."""

    source_workshop: str
    source: str
    """Where the earlier answer hangs."""

    title: str
    """What the earlier activity was called; empty if the author does not say."""


class RecallFace(Face, RecallOwn):
    """All that a recall says of itself."""


class RecallRoom(TypedDict):
    """The earlier answer, in words; empty while there is none."""

    texts: list[str]
    asked: str
    on: str
    """The day of it."""
