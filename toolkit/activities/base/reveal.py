"""Showing everybody at once: what a facilitator's button does."""

from __future__ import annotations

from toolkit.activities.base.activity import Activity
from toolkit.activities.base.shapes import Sent
from toolkit.errors import AnswerError, OutOfDateError, StaleError


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
