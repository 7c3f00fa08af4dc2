"""Slows down whoever guesses room codes, and nobody else."""

from __future__ import annotations

import ipaddress
import time
from collections import OrderedDict, deque
from collections.abc import Callable

PER_ADDRESS = 100
"""Wrong codes one address may send in the window: a whole school sits behind it."""

IN_ALL = 1_000
"""Wrong codes everybody together may send in the window."""

WINDOW = 300.0
"""Seconds after which a wrong code is forgotten."""

_REMEMBERED_ADDRESSES = 10_000


class Throttle:
    """Counts wrong room codes; right ones are never counted. As long as the server."""

    def __init__(self, *, clock: Callable[[], float] = time.monotonic) -> None:
        self._clock = clock
        self._all: deque[float] = deque(maxlen=IN_ALL)
        self._by_address: OrderedDict[str, deque[float]] = OrderedDict()

    def refuses(self, address: str) -> bool:
        """Whether *address* has to wait before it may try another code."""
        own = self._by_address.get(neighbourhood(address), deque[float]())
        return self._full(own, PER_ADDRESS) or self._full(self._all, IN_ALL)

    def failed(self, address: str) -> None:
        """Remember that *address* sent a wrong code."""
        now = self._clock()
        self._all.append(now)
        place = neighbourhood(address)
        own = self._by_address.setdefault(place, deque(maxlen=PER_ADDRESS))
        own.append(now)
        self._by_address.move_to_end(place)
        if len(self._by_address) > _REMEMBERED_ADDRESSES:
            self._by_address.popitem(last=False)

    def _full(self, times: deque[float], limit: int) -> bool:
        return len(times) >= limit and times[0] > self._clock() - WINDOW


def neighbourhood(address: str) -> str:
    """What counts as one address: an IPv6 household holds 2**64 of them."""
    try:
        parsed = ipaddress.ip_address(address)
    except ValueError:
        return address
    if isinstance(parsed, ipaddress.IPv6Address):
        if parsed.ipv4_mapped:
            return str(parsed.ipv4_mapped)
        return str(ipaddress.ip_network((int(parsed), 64), strict=False))
    return address
