"""Seats side by side."""

from __future__ import annotations

import pytest

from tests.seat.room import Room
from toolkit.model import Role
from toolkit.seat import Seat
from toolkit.seat.channel import SilentChannel
from toolkit.store import Store


@pytest.fixture
def room(store: Store) -> Room:
    here = store.cohorts.add("here", "Here")
    there = store.cohorts.add("there", "There")

    def seat(name: str, cohort: str = here.id, **more: object) -> Seat:
        seating = store.people.add(cohort, name=name, school="Example School", **more)
        return Seat(seating, store=store, channel=SilentChannel())

    return Room(
        author=seat("Participant 1", group="Group 1"),
        partner=seat("Participant 2", group="Group 1"),
        stranger=seat("Participant 3", group="Group 2"),
        facilitator=seat("Facilitator 1", role=Role.FACILITATOR),
        visitor=seat("Participant 9", cohort=there.id, group="Group 1"),
    )
