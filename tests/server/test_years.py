"""Which workshop each cohort does next."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

from tests.first_year import CALENDAR, PROGRAMME
from toolkit.model.pace import open_section
from toolkit.server.accepted import Taken
from toolkit.server.years import Years
from toolkit.store import Store

MARCH = datetime(2023, 3, 20, tzinfo=UTC)


def test_what_is_led_comes_first_then_open_doors_then_what_is_nearest(
    store: Store,
) -> None:
    for name in ("dated", "led", "open", "undated"):
        store.cohorts.add(name, name)
        store.people.add(name, name="Participant 1")
    store.calendars.save("dated", CALENDAR, at=MARCH)
    pace = store.pace.of("led", "workshop4")
    store.pace.save(open_section(pace, "section-1", at=MARCH))
    until = MARCH + timedelta(hours=1)
    store.rooms.open("open", "workshop2", code="code-1", expires_at=until)
    found = Years(store, lambda: Taken(PROGRAMME)).next_of_all(at=MARCH)
    assert [(one.cohort, one.workshop) for one in found] == [
        ("led", "workshop4"),
        ("open", "workshop2"),
        ("dated", "workshop3"),
        ("undated", "workshop1_launch"),
    ]
    assert [one.is_soon for one in found] == [True, True, False, False]
    assert [one.people for one in found] == [1, 1, 1, 1]


def test_everybody_may_come_within_a_day_of_the_doors(store: Store) -> None:
    store.cohorts.add("a", "a")
    store.people.add("a", name="Participant 1")
    store.calendars.save("a", CALENDAR, at=MARCH)
    years = Years(store, lambda: Taken(PROGRAMME))
    plan = years.of("a").workshop("workshop3")
    assert plan.when is not None
    day, minute = timedelta(days=1), timedelta(minutes=1)
    for at, soon in (
        (plan.when.doors_open - day - minute, False),
        (plan.when.doors_open - day, True),
        (plan.when.ends, True),
        (plan.when.ends + day + minute, False),
    ):
        (found,) = years.next_of_all(at=at)
        assert (found.workshop, found.is_soon) == ("workshop3", soon)
