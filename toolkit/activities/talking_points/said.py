"""What others have said of a point, in words or in a clip, as a page shows it."""

from __future__ import annotations

import hashlib

from toolkit.activities.talking_points.shapes import PointSaid
from toolkit.model import Shared


def byline(shared: Shared, place: str) -> PointSaid:
    """Who said something at this *place*, and when, before any words."""
    author = shared.author.person
    return {
        "id": hashlib.sha256(place.encode()).hexdigest()[:12],
        "name": author.name,
        "school": author.school,
        "at": shared.response.saved_at.isoformat(),
        "text": "",
        "clip": "",
        "media_type": "",
        "transcript": "",
    }


def with_words(said: PointSaid, shared: Shared) -> PointSaid:
    """The same with the words, or with the clip, of one shared answer."""
    value = shared.response.value
    if isinstance(value, str):
        return {**said, "text": value}
    return {
        **said,
        "clip": value.get("clip", ""),
        "media_type": value.get("media_type", ""),
        "transcript": value.get("transcript", ""),
    }
