"""Slows down whoever guesses room codes, and nobody else."""

from __future__ import annotations

import asyncio
import ipaddress
import time
from collections import OrderedDict, deque
from collections.abc import Callable
from dataclasses import dataclass

PER_BROWSER = 20
"""Wrong codes one browser may send in the window."""

MISTYPED = 3
"""Wrong codes that anybody may send whose fingers are cold."""

PER_ADDRESS = 200
"""Wrong codes from one address, after which newcomers there have to wait."""

PER_ADDRESS_OF_PATIENT = 500
"""The same for a browser that has waited and has sent hardly a wrong code."""

IN_ALL = 2_000
"""Wrong codes everybody together may send in the window."""

AT_ONCE = 8
"""Codes looked up at the same time, however many are sent."""

WINDOW = 300.0
"""Seconds after which a wrong code is forgotten."""

PATIENT_AFTER = 30.0
"""Seconds after which a browser has waited long enough to be no newcomer."""


@dataclass(frozen=True, slots=True)
class Asker:
    """Who sends a code, as far as the door knows."""

    address: str
    browser: str = ""
    """What its ticket calls it; nothing if it holds none of ours."""

    waited: float = 0.0
    """Seconds since it was given that ticket."""


class Throttle:
    """Counts wrong room codes; right ones are never counted. As long as the server.

    A school is one address, so an address is no person: each browser has a count of its
    own, and who shares an address with somebody who guesses waits for half a minute.
    Whoever throws tickets away is always a newcomer.
    """

    def __init__(self, *, clock: Callable[[], float] = time.monotonic) -> None:
        self._all = Recent(clock)
        self._by_address = Recent(clock)
        self._by_browser = Recent(clock)
        # Held while a code is looked up, and not counted yet: only so few get ahead.
        self.turn = asyncio.Semaphore(AT_ONCE)

    def refuses(self, asker: Asker) -> bool:
        """Whether *asker* has to wait before trying another code."""
        own = self._by_browser.count(asker.browser) if asker.browser else 0
        is_patient = own < MISTYPED and asker.waited >= PATIENT_AFTER
        here = self._by_address.count(neighbourhood(asker.address))
        return (
            own >= PER_BROWSER
            or here >= (PER_ADDRESS_OF_PATIENT if is_patient else PER_ADDRESS)
            or self._all.count("") >= IN_ALL
        )

    def failed(self, asker: Asker) -> None:
        """Remember that *asker* sent a wrong code."""
        self._all.add("")
        self._by_address.add(neighbourhood(asker.address))
        if asker.browser:
            self._by_browser.add(asker.browser)


class Recent:
    """When something happened, by name, within the window.

    Nothing is counted that is refused, so all names together hold few times.
    """

    def __init__(self, clock: Callable[[], float]) -> None:
        self._clock = clock
        # Whose last time is the oldest comes first.
        self._times: OrderedDict[str, deque[float]] = OrderedDict()

    def add(self, name: str) -> None:
        """It happened now."""
        self._times.setdefault(name, deque()).append(self._clock())
        self._times.move_to_end(name)
        self._forget()

    def count(self, name: str) -> int:
        """How often it happened lately."""
        self._forget()
        times = self._times.get(name, deque())
        while times and times[0] <= self._clock() - WINDOW:
            times.popleft()
        return len(times)

    def _forget(self) -> None:
        while self._times:
            name, times = next(iter(self._times.items()))
            if times and times[-1] > self._clock() - WINDOW:
                return
            del self._times[name]


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
