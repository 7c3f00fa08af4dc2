"""Whose websockets are open: a page has one, and one that its line has lost."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass, field
from typing import Protocol

REPLACED = 4013
"""What a page is told whose socket makes room for a newer one of the same person."""


class Closing(Protocol):
    """A websocket, as far as it concerns us here."""

    def close(self, code: int | None = None, reason: str | None = None) -> None:
        """Say goodbye."""


@dataclass(slots=True)
class Connected:
    """Everybody's open websockets, the oldest first. As long as the server."""

    _open: defaultdict[str, dict[Closing, None]] = field(
        default_factory=lambda: defaultdict(dict)
    )

    def came(self, seat: str, socket: Closing, *, most: int) -> None:
        """Count *socket*; the oldest of the same seat make room, if it has too many."""
        own = self._open[seat]
        own[socket] = None
        for oldest in list(own)[: max(0, len(own) - most)]:
            del own[oldest]
            oldest.close(REPLACED, "too many connections")

    def went(self, seat: str, socket: Closing) -> None:
        """*socket* is closed. Harmless if it has made room before."""
        own = self._open[seat]
        own.pop(socket, None)
        if not own:
            del self._open[seat]
