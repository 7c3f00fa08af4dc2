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

    def with_version(self, cohort: str) -> tuple[Programme, int]:
        """The same, and how often the calendar was changed; 0, while there is none."""
        calendar = self._store.calendars.of(cohort)
        return dated(self.programme, calendar), calendar.version if calendar else 0

    def plans(self) -> tuple[Plan, ...]:
        """Every workshop of every cohort; those of the programme, if there is none."""
        cohorts = self._store.cohorts.all()
        found = (plan for each in cohorts for plan in self.of(each.id).workshops)
        return tuple(found) or self.programme.workshops
