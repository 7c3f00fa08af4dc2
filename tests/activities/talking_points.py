"""Talking points, and clips that are as small as clips can be."""

from __future__ import annotations

from typing import Any

from tests.activities.community import say
from tests.activities.conftest import WORKSHOP, attached
from toolkit.activities import TalkingPoints
from toolkit.seat import Seat

POINTS = {"advice": "Advice that stuck", "tip": "A tip"}
SOUND = b"\x1aE\xdf\xa3\x9fB\x82\x84webm" + bytes(20) + b"\x86\x86A_OPUS" + bytes(99)
PICTURE = b"\x1aE\xdf\xa3\x9fB\x82\x84webm" + b"A_OPUS" + b"V_VP8" + bytes(99)
APPLE = b"\x00\x00\x00\x18ftypmp42" + bytes(12) + b"hdlr" + bytes(8) + b"soun"


def points(name: str = "points", **more: Any) -> TalkingPoints:
    return TalkingPoints(name, "Say one.", points=POINTS, **more).at(WORKSHOP)


def points_of(seat: Seat, **more: Any) -> TalkingPoints:
    """The points as *seat*'s page shows them."""
    shown = attached(points(**more), seat)
    assert isinstance(shown, TalkingPoints)
    return shown


def keep(on: TalkingPoints, part: str, value: Any, sharing: str = "cohort") -> Any:
    """Save *part* on top of what the page has seen; the reply."""
    seen = on.answers[part]["version"]
    sent = {"part": part, "value": value, "sharing": sharing, "based_on": seen}
    return say(on, do="save", **sent)


def record(on: TalkingPoints, data: bytes = SOUND, *, part: str = "advice-clip") -> str:
    """Add a clip, as a page does; its id."""
    assert on.seat is not None
    added = on.seat.files.add(
        WORKSHOP, on.name, field=part, name="clip.webm", data=data
    )
    assert say(on, do="files")["done"]
    return added.id
