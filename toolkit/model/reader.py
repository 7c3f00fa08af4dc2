"""A link by which somebody without a seat reads what its maker chose."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta

USUAL, LONGEST = timedelta(days=30), timedelta(days=180)
"""For how long a link holds unless its maker says otherwise, and at most."""

LONGEST_ANSWER = 2_000
"""Characters that its reader may answer."""


@dataclass(frozen=True, slots=True)
class Said:
    """What a reader answered to the question at the end of the programme."""

    text: str
    at: datetime


@dataclass(frozen=True, slots=True)
class ReaderLink:
    """One link. Its secret is known only to who holds it; `digest` leads nowhere.

    `parts` are named as in a portfolio. Those in `private` were private when they were
    chosen, and their maker was warned: whatever else is private is left out when the
    link is read. `with_comments` is whether comments beside the answers are read, too.
    """

    digest: str
    seat: str
    whom: str
    parts: tuple[str, ...]
    private: tuple[str, ...]
    with_comments: bool
    made_at: datetime
    expires_at: datetime
    revoked_at: datetime | None = None
    opened: int = 0
    last: datetime | None = None
    said: Said | None = None

    def holds(self, now: datetime) -> bool:
        """Whether it still leads to something."""
        return self.revoked_at is None and self.expires_at > now
