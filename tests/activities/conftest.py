"""People in a room, and a page to sit in front of."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import datetime
from typing import Any, TypeVar

import pytest

from tests.activities.harness import Bench, Window
from tests.chromium import launched
from tests.first_year import CALENDAR, YEAR
from toolkit.activities import Activity
from toolkit.model import Role
from toolkit.programme import Programme
from toolkit.seat import Seat
from toolkit.seat.channel import Channel, SilentChannel
from toolkit.seat.holder import now
from toolkit.store import Store

A = TypeVar("A", bound=Activity)
WORKSHOP = "workshop1_launch"


class People:
    """Makes plainly invented people of one cohort."""

    def __init__(self, store: Store) -> None:
        self.store = store
        store.cohorts.add("example", "Example cohort")
        store.calendars.save("example", CALENDAR, at=now())
        self._arrived = 0

    def seat(
        self,
        *,
        role: Role = Role.PARTICIPANT,
        group: str | None = None,
        email: str | None = None,
        clock: Callable[[], datetime] = now,
        channel: Channel | None = None,
    ) -> Seat:
        """Another person of the cohort."""
        self._arrived += 1
        own = f"participant{self._arrived}@example.org"
        seating = self.store.people.add(
            "example",
            name=f"Participant {self._arrived}",
            school="Example School",
            email=own if email is None else email,
            role=role,
            group=group,
        )
        channel = channel or SilentChannel()
        return Seat(seating, store=self.store, channel=channel, clock=clock)

    def again(self, seat: Seat, *, clock: Callable[[], datetime] = now) -> Seat:
        """The same person on another device."""
        return Seat(
            seat.seating, store=self.store, channel=SilentChannel(), clock=clock
        )

    def facilitator(self, *, clock: Callable[[], datetime] = now) -> Seat:
        """Somebody who steers the cohort."""
        return self.seat(role=Role.FACILITATOR, clock=clock)


@pytest.fixture
def people(store: Store) -> People:
    return People(store)


@pytest.fixture(scope="package")
def programme() -> Programme:
    """The programme of this repository, with the dates of its first cohort."""
    return YEAR


@pytest.fixture(scope="package")
def browser() -> Iterator[Any]:
    with launched() as opened:
        yield opened


@pytest.fixture(scope="package")
def windows(browser: Any) -> list[Window]:
    """Windows that nobody uses at the moment."""
    return []


@pytest.fixture
def open_bench(browser: Any, windows: list[Window]) -> Iterator[Callable[..., Bench]]:
    """Opens pages; a page whose console complained fails its test."""
    taken: list[Window] = []

    def new(**options: Any) -> Bench:
        window = windows.pop() if windows else Window(browser)
        taken.append(window)
        window.clear()
        return Bench(window, **options)

    yield new
    problems = [problem for window in taken for problem in window.bench.problems]
    for window in taken:
        if window.is_spoilt:
            window.close()
        else:
            window.clear()
            windows.append(window)
    assert problems == []


@pytest.fixture
def bench(open_bench: Callable[..., Bench]) -> Bench:
    return open_bench()


def of_year(activity: A) -> A:
    """*activity* as the notebook makes it, which tells it of the programme."""
    activity.dated(YEAR)
    return activity


def attached(activity: Activity, seat: Seat) -> Activity:
    """*activity* as the notebook shows it to the person on *seat*."""
    activity.attach(seat, seat.responses(activity.workshop))
    return activity


@pytest.fixture
def seat(people: People) -> Seat:
    """Somebody who takes part."""
    return people.seat()


@pytest.fixture
def somebody(people: People) -> Callable[..., Seat]:
    """Sits somebody down at a moment of the year."""

    def sit(at: datetime, *, role: Role = Role.PARTICIPANT) -> Seat:
        seat = people.seat(role=role)
        return Seat(
            seat.seating, store=people.store, channel=SilentChannel(), clock=lambda: at
        )

    return sit
