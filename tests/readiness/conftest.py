"""A cohort before a workshop, in a store that can be changed."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime, timedelta
from typing import Any

import pytest

from tests.first_year import PROGRAMME
from toolkit.model import Role, Seating
from toolkit.model.calendar import Calendar, Occasion
from toolkit.programme.dated import dated
from toolkit.readiness.before import Before, before
from toolkit.store import Store

FIRST = PROGRAMME.workshops[0].name
NOON = datetime(2027, 1, 12, 12, tzinfo=UTC)
"""On the day of the workshop, before it begins."""


@dataclass
class Cohort:
    """One cohort of two, whose first workshop is today."""

    store: Store
    occasion: Occasion
    at: datetime = NOON

    def say(self, **changed: Any) -> None:
        """Let the workshop be otherwise."""
        self.occasion = replace(self.occasion, **changed)

    @property
    def people(self) -> list[Seating]:
        roster = self.store.people.roster("north")
        return [s for s in roster if s.role is Role.PARTICIPANT]

    @property
    def before(self) -> Before:
        calendar = Calendar("Europe/London", {FIRST: self.occasion})
        year = dated(PROGRAMME, calendar)
        return before(self.store, "north", year, at=self.at, workshop=FIRST)


@pytest.fixture
def north(sqlite_url: str) -> Iterator[Cohort]:
    with Store(sqlite_url) as store:
        store.cohorts.add("north", "North")
        store.people.add("north", name="Facilitator 1", role=Role.FACILITATOR)
        for number in (1, 2):
            store.people.add("north", name=f"Participant {number}")
        yield Cohort(store, Occasion(day=date(2027, 1, 12), mode="Online"))


@pytest.fixture
def link(north: Cohort) -> Callable[[Seating], str]:
    """Makes a personal link that lasts."""
    until = NOON + timedelta(days=9)
    return lambda s: north.store.tokens.issue(s.id, "link", expires_at=until)
