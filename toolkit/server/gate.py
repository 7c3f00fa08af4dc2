"""Keeps programs out of a form that everybody may send, and nobody else."""

from __future__ import annotations

import time
from collections.abc import Callable

from toolkit.server.throttle import Recent, neighbourhood
from toolkit.server.tickets import Tickets

QUICKEST = 3.0
"""Seconds in which nobody reads a form and fills it in."""

LONGEST = 24 * 60 * 60.0
"""Seconds after which a form that lay open is to be looked at once more."""

PER_NEIGHBOURHOOD = 30
"""Forms taken from one address in the window: a school is one address."""

IN_ALL = 300
"""Forms taken from everybody together in the window."""


class Gate:
    """Gives each form a ticket, and counts what was taken. As long as the server.

    Only what is taken is counted, so nobody waits because of a box that was left out.
    """

    def __init__(self, *, clock: Callable[[], float] = time.monotonic) -> None:
        self._tickets = Tickets(clock=clock)
        self._recent = Recent(clock)

    def ticket(self, before: str = "") -> str:
        """What a form carries from now on: what it carried *before*, if that holds.

        Who only puts a box right need not wait as for a form that is read anew.
        """
        return before if self._age(before) is not None else self._tickets.issue()

    def objection(self, ticket: str, *, address: str) -> str:
        """Why a form from *address* is not taken, by its name; nothing if it is."""
        age = self._age(ticket)
        if age is None:
            return "old form"
        if age < QUICKEST:
            return "quick form"
        here = self._recent.count(neighbourhood(address))
        everywhere = self._recent.count("")
        if here >= PER_NEIGHBOURHOOD or everywhere >= IN_ALL:
            return "many forms"
        return ""

    def _age(self, ticket: str) -> float | None:
        """How long ago *ticket* was given; None if it was not, or too long ago."""
        given = self._tickets.read(ticket)
        return None if given is None or given.age > LONGEST else given.age

    def took(self, *, address: str) -> None:
        """Remember that a form from *address* was taken."""
        self._recent.add("")
        self._recent.add(neighbourhood(address))
