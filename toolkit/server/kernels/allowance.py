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

BYTES_PER_SECOND_OF_OTHERS, BURST_BYTES_OF_OTHERS = 1_000_000.0, 48_000_000.0
"""What widgets of others send stays in a kernel: what is more is dropped alone."""

FLOOD_PER_SECOND, FLOOD = 300.0, 1_500.0
FLOOD_BYTES_PER_SECOND, FLOOD_BYTES = 4_000_000.0, 96_000_000.0
"""Of what widgets of others send, dropped or not: more than any page of ours sends."""

_REMEMBERED = 2_000


@dataclass(slots=True)
class Purse:
    """Fills up with time and is spent by sending."""

    per_second: float
    most: float
    bytes_per_second: float
    most_bytes: float
    clock: Callable[[], float]
    _messages: float = field(init=False)
    _bytes: float = field(init=False)
    _filled_at: float | None = field(default=None, init=False)

    def __post_init__(self) -> None:
        self._messages, self._bytes = self.most, self.most_bytes

    def spend(self, size: int) -> bool:
        """Take one message of *size* bytes from it; False once it is used up."""
        self._fill()
        self._messages -= 1
        self._bytes -= size
        return self._messages >= 0 and self._bytes >= 0

    def affords(self, size: int) -> bool:
        """Take it only if there is enough; whether there was."""
        self._fill()
        if self._messages < 1 or self._bytes < size:
            return False
        return self.spend(size)

    @property
    def is_used_up(self) -> bool:
        """Whether more was spent than there is by now."""
        self._fill()
        return self._messages < 0 or self._bytes < 0

    def _fill(self) -> None:
        now = self.clock()
        gone = 0.0 if self._filled_at is None else now - self._filled_at
        self._filled_at = now
        self._messages = min(self.most, self._messages + gone * self.per_second)
        more = gone * self.bytes_per_second
        self._bytes = min(self.most_bytes, self._bytes + more)


class Allowance:
    """What one person may send. As long as somebody uses it."""

    def __init__(self, clock: Callable[[], float] = time.monotonic) -> None:
        self._own = Purse(PER_SECOND, BURST, BYTES_PER_SECOND, BURST_BYTES, clock)
        self._others = Purse(
            *(PER_SECOND, BURST),
            *(BYTES_PER_SECOND_OF_OTHERS, BURST_BYTES_OF_OTHERS),
            clock,
        )
        self._flood = Purse(
            FLOOD_PER_SECOND, FLOOD, FLOOD_BYTES_PER_SECOND, FLOOD_BYTES, clock
        )

    def spend(self, size: int) -> bool:
        """Take a message to our activities from it; False for a flood of them."""
        return self._own.spend(size)

    def endures(self, size: int) -> bool:
        """Note a message of another widget, or one refused; False for a flood."""
        return self._flood.spend(size)

    @property
    def is_flooded(self) -> bool:
        """Whether so much has come that nothing more need be looked at."""
        return self._flood.is_used_up

    def affords(self, size: int) -> bool:
        """Take a message to another widget from it; False if it has to be dropped."""
        return self._others.affords(size)


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
