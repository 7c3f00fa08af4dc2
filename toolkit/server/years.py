"""The programme as each cohort has it."""

from __future__ import annotations

from toolkit.programme import Plan, Programme
from toolkit.programme.dated import dated
from toolkit.store import Store


class Years:
    """Gives the programme the dates of a cohort; asks the store for them each time."""

    def __init__(self, store: Store, programme: Programme) -> None:
        self.programme = programme
        self._store = store

    def of(self, cohort: str) -> Programme:
        """The programme with the dates of *cohort*."""
        return dated(self.programme, self._store.calendars.of(cohort))

    def with_version(self, cohort: str) -> tuple[Programme, str]:
        """The same, and what its dates are known by: no other calendar ever has it."""
        calendar = self._store.calendars.of(cohort)
        version = f"{calendar.id} {calendar.version}" if calendar else ""
        return dated(self.programme, calendar), version

    def plans(self) -> tuple[Plan, ...]:
        """Every workshop of every cohort; those of the programme, if there is none."""
        cohorts = self._store.cohorts.all()
        found = (plan for each in cohorts for plan in self.of(each.id).workshops)
        return tuple(found) or self.programme.workshops
