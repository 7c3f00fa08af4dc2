"""An activity while a template warms up: nobody's, and never anybody's."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

from toolkit.activities.base.activity import Activity
from toolkit.activities.base.silence import in_silence
from toolkit.seat import Seat

SHOWN = (
    *("face", "answers", "room", "draft_key", "formulas", "readings"),
    *("others", "comments"),
)


@contextmanager
def unchanged(activity: Activity) -> Iterator[None]:
    """Let *activity* be nobody's again, and as it was before, when the block ends."""
    kept = {name: getattr(activity, name) for name in SHOWN}
    try:
        yield
    finally:
        activity.seat = None
        with in_silence():
            for name, value in kept.items():
                setattr(activity, name, value)


def warm_up(activity: Activity, facilitator: Seat) -> None:
    """Save an empty answer to each part of *activity*, or be refused it.

    Then *facilitator* shows to everybody what the activity may hold back.
    """
    for part, sharing in activity.parts.items():
        message: dict[str, object] = {
            **{"do": "save", "part": part, "write": "warm-up"},
            **{"value": {}, "sharing": sharing.value, "based_on": 0},
        }
        activity._receive(activity, message, [])
    if hasattr(activity, "do_reveal"):
        facilitator.pace.reveal(activity.workshop, activity.name, revealed=True)
