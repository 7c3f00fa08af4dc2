"""What a browser is given at the door, so that it is told from its neighbours."""

from __future__ import annotations

import hashlib
import hmac
import secrets
import time
from collections.abc import Callable
from dataclasses import dataclass

TICKET = "workshop-ticket"
"""The cookie's name. It says nothing about a person, and nothing keeps it."""


@dataclass(frozen=True, slots=True)
class Ticket:
    """A ticket that this server has given."""

    name: str
    age: float


class Tickets:
    """Gives tickets nobody else can make. As long as the server."""

    def __init__(self, *, clock: Callable[[], float] = time.monotonic) -> None:
        self._clock = clock
        self._key = secrets.token_bytes(32)

    def issue(self) -> str:
        """A new ticket, as the text of a cookie."""
        facts = f"{secrets.token_urlsafe(12)}.{self._clock():.0f}"
        return f"{facts}.{self._seal(facts)}"

    def read(self, text: str) -> Ticket | None:
        """The ticket that *text* is; None if this server has not given it."""
        facts, _, seal = text.rpartition(".")
        if not hmac.compare_digest(seal.encode(), self._seal(facts).encode()):
            return None
        name, _, given = facts.partition(".")
        return Ticket(name, self._clock() - float(given))

    def _seal(self, facts: str) -> str:
        return hmac.new(self._key, facts.encode(), hashlib.sha256).hexdigest()
