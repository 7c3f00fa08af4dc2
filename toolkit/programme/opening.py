"""Until when a room code lets people in that is opened for a workshop."""

from __future__ import annotations

from datetime import datetime, timedelta

from toolkit.programme.held import OVER
from toolkit.programme.plan import When

BEFORE = timedelta(days=1)
"""How long before its workshop a code may be opened that lasts until its end."""


def open_until(when: When | None, *, at: datetime, hours: int) -> datetime:
    """So many *hours* from now; to the end of the workshop, if that is near, and over.

    A code that ended in the middle would keep out who comes back.
    """
    least = at + timedelta(hours=hours)
    if when is None or not when.starts - BEFORE <= at < when.ends:
        return least
    return max(least, when.ends + OVER)
