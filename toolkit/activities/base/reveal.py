"""Showing everybody at once: what a facilitator's button does."""

from __future__ import annotations

from collections.abc import Mapping

from toolkit.activities.base.activity import Activity
from toolkit.activities.base.kind import activity_kind
from toolkit.activities.base.shapes import Sent
from toolkit.errors import AnswerError, OutOfDateError, StaleError
from toolkit.model import JSON, Pace


def is_held(face: Mapping[str, JSON], pace: Pace) -> bool:
    """Whether words wait, for facilitators too, until one of them shows them to all."""
    waits = activity_kind(face["kind"]).waits(face)
    return waits and face["name"] not in pace.revealed


def reveal(activity: Activity, message: Sent) -> None:
    """Show what *activity* holds back, or hide it again, and say that it is done.

    Raises:
        AnswerError: the message is none of ours, or somebody else is steering.
        PermissionRefusedError: this person is no facilitator.
    """
    revealed = message.get("revealed")
    if not isinstance(revealed, bool) or activity.seat is None:
        raise OutOfDateError
    try:
        activity.seat.pace.reveal(activity.workshop, activity.name, revealed=revealed)
    except StaleError as stale:
        raise AnswerError(str(stale)) from None
    activity.refresh_room()
    activity.send({"re": message["write"], "done": True})
