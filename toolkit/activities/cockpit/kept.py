"""What was pressed while the line was down, and arrives later."""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta

from toolkit.activities.base.shapes import Sent
from toolkit.activities.cockpit.words import KEPT
from toolkit.errors import AnswerError, OutOfDateError
from toolkit.model import Pace

LONGEST = timedelta(minutes=2)
"""A page keeps no press for longer; nobody knows any more whether it is wanted."""

Change = Callable[[Pace], Pace]


def waited(message: Sent) -> timedelta:
    """How long ago *message* was pressed, as its page says.

    Raises:
        AnswerError: it was pressed too long ago.
    """
    told = message.get("waited", 0)
    if isinstance(told, bool) or not isinstance(told, int | float) or not told >= 0:
        raise OutOfDateError
    ago = timedelta(milliseconds=min(told, 1e9))
    if ago > LONGEST:
        raise AnswerError(KEPT["press_old"])
    return ago


def not_over(seconds: float, message: Sent) -> float:
    """*seconds*, unless they have passed since *message* was pressed.

    Raises:
        AnswerError: they have.
    """
    if waited(message).total_seconds() >= seconds:
        raise AnswerError(KEPT["press_over"])
    return seconds


def unless_moved(change: Change, message: Sent) -> Change:
    """*change*, unless somebody else has moved on since *message* was pressed.

    A page says where the room was then, in "was", of what it has kept alone.
    """
    if "was" not in message:
        return change
    was, wanted = message["was"], message.get("section")

    def changed(pace: Pace) -> Pace:
        if pace.section not in (was, wanted if wanted is not None else was):
            raise AnswerError(KEPT["press_moved"])
        return change(pace)

    return changed
