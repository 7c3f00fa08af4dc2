"""In which order notebooks are needed, and which of them is the start page."""

from __future__ import annotations

from collections.abc import Sequence

from toolkit.programme import Programme, Served


def home_of(programme: Programme) -> str:
    """The name of the notebook that is shown as the start page; "" without one."""
    found = programme.used_as("home")
    return found.name if found else ""


def in_order_of_need(programme: Programme, led: Sequence[str]) -> tuple[Served, ...]:
    """Every notebook: what is *led* first of all comes first, then the start page.

    Then come what else is led, the other workshops and what is for everyone, and what
    facilitators use last.
    """
    first, home = next(iter(led), programme.workshops[0].name), home_of(programme)

    def need(served: Served) -> int:
        if served.name in (first, home):
            return int(served.name == home)
        if served.name in led:
            return 2
        return 4 if getattr(served, "facilitators_only", False) else 3

    return tuple(sorted(programme.served, key=need))
