"""What is kept of a cohort for whoever facilitates it, whichever of them was there.

It hangs on the seats of all who lead, so that it stays when one of them goes.
"""

from __future__ import annotations

from datetime import datetime

from toolkit.model import JSON, Role
from toolkit.store import Store


def remembered(store: Store, cohort: str, name: str) -> JSON:
    """What was kept last under *name*; None for nothing."""
    found = store.choices.chosen(cohort, name).values()
    return max(found, key=lambda one: one.since).value if found else None


def remember(
    store: Store, cohort: str, name: str, value: JSON, *, at: datetime
) -> bool:
    """Keep it, whatever was kept before; no, if nobody facilitates yet."""
    seats = leads(store, cohort)
    store.choices.choose_together(seats, name, value, at=at)
    return bool(seats)


def replace(
    store: Store, cohort: str, name: str, value: JSON, *, known: JSON, at: datetime
) -> bool:
    """Keep it where *known* is still what was kept last; not if nobody facilitates."""
    seats = leads(store, cohort)
    return bool(seats) and store.choices.replace_together(
        cohort, seats, name, value, known=known, at=at
    )


def leads(store: Store, cohort: str) -> tuple[str, ...]:
    """The seats of all who facilitate, or did."""
    roster = store.people.roster(cohort, withdrawn=True)
    return tuple(one.id for one in roster if one.role is Role.FACILITATOR)
