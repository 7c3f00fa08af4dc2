"""Showing everybody at once: what a facilitator's button does."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from toolkit.activities.base import Activity
from toolkit.activities.checked import OUT_OF_DATE
from toolkit.errors import AnswerError, StaleError

ATTEMPTS = 5
"""How often to try again when somebody else steers the workshop at this moment."""


def reveal(activity: Activity, message: Mapping[str, Any]) -> None:
    """Show what *activity* holds back, or hide it again, and say that it is done.

    Raises:
        AnswerError: the message is none of ours, or somebody else is steering.
        PermissionRefusedError: this person is no facilitator.
    """
    revealed = message.get("revealed")
    if not isinstance(revealed, bool) or activity.seat is None:
        raise AnswerError(OUT_OF_DATE)
    for _ in range(ATTEMPTS):
        try:
            activity.seat.reveal(activity.workshop, activity.name, revealed=revealed)
        except StaleError:
            continue
        activity.refresh_room()
        activity.send({"re": message["write"], "done": True})
        return
    raise AnswerError("Somebody else is steering just now. Press it once more.")
