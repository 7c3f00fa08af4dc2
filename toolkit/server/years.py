"""The programme as each cohort has it, and which workshop each of them does next."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime, timedelta

from toolkit.programme import Programme
from toolkit.programme.agenda import Urgency, urgency, workshop_to_lead
from toolkit.programme.dated import dated
from toolkit.server.accepted import Taken
from toolkit.store import Store
from toolkit.store.going_on import Going

_SOON = timedelta(days=1)


@dataclass(frozen=True, slots=True)
class Next:
    """The workshop that one cohort is led through, or comes to next."""

    cohort: str
    workshop: str
    people: int
    """How many take part in the cohort."""

    urgency: Urgency

    @property
    def is_soon(self) -> bool:
        """Whether everybody may come at once: it is on, or doors open within a day."""
        is_not_live, is_not_open, _is_another_day, distance = self.urgency
        return not (is_not_live and is_not_open) or distance <= _SOON


class Years:
    """Gives the programme the dates of a cohort; asks the store for them each time."""

    def __init__(self, store: Store, taken: Callable[[], Taken]) -> None:
        self._taken = taken
        self._store = store

    @property
    def programme(self) -> Programme:
        """The programme as it is served now, without dates."""
        return self._taken().programme

    def of(self, cohort: str) -> Programme:
        """The programme with the dates of *cohort*."""
        return dated(self.programme, self._store.calendars.of(cohort))

    def with_version(self, cohort: str) -> tuple[Programme, str]:
        """The same, and what its dates are known by.

        No other calendar ever has it, and no other words of the programme.
        """
        taken, calendar = self._taken(), self._store.calendars.of(cohort)
        version = f"{calendar.id} {calendar.version}" if calendar else ""
        return dated(taken.programme, calendar), f"{taken.version} {version}"

    def next_of_all(self, *, at: datetime) -> tuple[Next, ...]:
        """What each cohort does next, at *at*: what is live first, then open rooms."""
        cohorts = self._store.going_on.all(now=at)
        found = (self._next(going, at=at) for going in cohorts)
        return tuple(sorted(found, key=lambda one: one.urgency))

    def _next(self, going: Going, *, at: datetime) -> Next:
        plans = self.of(going.cohort).workshops
        live, is_open = going.live, going.open_rooms
        plan = workshop_to_lead(plans, live=live, open_rooms=is_open, at=at)
        urgent = urgency(plan, live=live, open_rooms=is_open, at=at)
        return Next(going.cohort, plan.name, going.people, urgent)
