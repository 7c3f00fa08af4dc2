"""How much one person may send to their kernels, over all their pages."""

from __future__ import annotations

import time
from collections import OrderedDict
from collections.abc import Callable
from dataclasses import dataclass, field

PER_SECOND, BURST = 60.0, 300.0
"""Messages: for ever, and at once."""

BYTES_PER_SECOND, BURST_BYTES = 200_000.0, 5_000_000.0
"""Every answer sent is kept for good, so this bounds what one person adds."""

_REMEMBERED = 2_000


@dataclass(slots=True)
class Allowance:
    """Fills up with time and is spent by sending. As long as somebody uses it."""

    clock: Callable[[], float] = time.monotonic
    _messages: float = BURST
    _bytes: float = BURST_BYTES
    _filled_at: float | None = None

    def spend(self, size: int) -> bool:
        """Take one message of *size* bytes from it; False once it is used up."""
        now = self.clock()
        gone = 0.0 if self._filled_at is None else now - self._filled_at
        self._filled_at = now
        self._messages = min(BURST, self._messages + gone * PER_SECOND) - 1
        self._bytes = min(BURST_BYTES, self._bytes + gone * BYTES_PER_SECOND) - size
        return self._messages >= 0 and self._bytes >= 0


@dataclass(slots=True)
class Allowances:
    """Everybody's allowance: connecting again does not fill it. As the server."""

    _held: OrderedDict[str, Allowance] = field(default_factory=OrderedDict)

    def of(self, seat: str) -> Allowance:
        """The allowance of one seat, however many pages it has open."""
        allowance = self._held.setdefault(seat, Allowance())
        self._held.move_to_end(seat)
        if len(self._held) > _REMEMBERED:
            self._held.popitem(last=False)
        return allowance
