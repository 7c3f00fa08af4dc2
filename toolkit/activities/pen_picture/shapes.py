"""What a pen picture says to the browser; what it keeps of each piece is text."""

from __future__ import annotations

from typing import TypedDict

from toolkit.activities.base.shapes import Face
from toolkit.activities.task.shapes import LongShown


class PenPictureOwn(TypedDict):
    """What a pen picture's face has of its own."""

    fields: list[LongShown]


class PenPictureFace(Face, PenPictureOwn):
    """All that a pen picture says of itself."""
