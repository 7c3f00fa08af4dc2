"""Who is here, as the server writes it down."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from toolkit import pacing
from toolkit.attending import Place
from toolkit.model import Pace, Seating
from toolkit.programme import load_programme
from toolkit.server import presence
from toolkit.server.presence import Attendants, counts_from
from toolkit.store import Store

PROGRAMME = load_programme(Path(__file__).resolve().parents[2] / "programme.toml")
PLAN = PROGRAMME.workshop("workshop2")


class Clock:
    """Seconds that pass when a test says so."""

    def __init__(self) -> None:
        self.seconds = 1000.0

    def __call__(self) -> float:
        return self.seconds


@pytest.fixture
def clock(monkeypatch: pytest.MonkeyPatch) -> Iterator[Clock]:
    clock = Clock()
    monkeypatch.setattr(presence, "monotonic", clock)
    return clock


@pytest.fixture
def ana(store: Store) -> Seating:
    store.add_cohort("north", "North")
    return store.add_seat("north", name="Participant 7")


@pytest.fixture
def make(store: Store) -> Callable[[], tuple[Attendants, list[str]]]:
    def make() -> tuple[Attendants, list[str]]:
        told: list[str] = []
        return Attendants(store, programme=PROGRAMME, tell=told.append), told

    return make


def here(store: Store) -> set[str]:
    found = store.presence("north", PLAN.name, now=datetime.now(UTC))
    return {one.person for one in found.values() if one.here}


async def test_a_reload_is_no_departure_and_leaving_is(
    store: Store,
    ana: Seating,
    clock: Clock,
    make: Callable[[], tuple[Attendants, list[str]]],
):
    attendants, told = make()
    attendants.came(ana, PLAN.name)
    await attendants.look()
    assert here(store) == {ana.person.id}
    told.clear()
    attendants.went(ana, PLAN.name)
    clock.seconds += 2
    await attendants.look()
    attendants.came(ana, PLAN.name)
    clock.seconds += 60
    await attendants.look()
    assert (here(store), told) == ({ana.person.id}, [])
    attendants.went(ana, PLAN.name)
    clock.seconds += presence.GRACE + 1
    await attendants.look()
    assert (here(store), told) == (set(), ["north"])


async def test_one_of_two_devices_left_is_still_here(
    store: Store,
    ana: Seating,
    clock: Clock,
    make: Callable[[], tuple[Attendants, list[str]]],
):
    attendants, _ = make()
    for _device in range(2):
        attendants.came(ana, PLAN.name)
    attendants.went(ana, PLAN.name)
    clock.seconds += 60
    await attendants.look()
    assert here(store) == {ana.person.id}


async def test_the_programmes_own_notebooks_are_no_workshop(
    store: Store, ana: Seating, make: Callable[[], tuple[Attendants, list[str]]]
):
    attendants, told = make()
    attendants.came(ana, "portfolio")
    attendants.went(ana, "portfolio")
    await attendants.look()
    assert told == []


async def test_who_leaves_soon_after_the_start_has_been_there(
    store: Store,
    ana: Seating,
    clock: Clock,
    make: Callable[[], tuple[Attendants, list[str]]],
):
    attendants, _ = make()
    attendants.came(ana, PLAN.name)
    await attendants.look()
    start = datetime.now(UTC)
    store.save_pace(
        pacing.open_section(Pace("north", PLAN.name), "section-1", at=start)
    )
    attendants.went(ana, PLAN.name)
    clock.seconds += presence.GRACE + 1
    await attendants.look()
    kept = store.attendance("north", PLAN.name)[ana.person.id]
    assert kept.joined == start
    assert kept.left is not None


async def test_who_is_here_when_live_time_starts_attends_from_then(
    store: Store,
    ana: Seating,
    clock: Clock,
    make: Callable[[], tuple[Attendants, list[str]]],
):
    attendants, _ = make()
    attendants.came(ana, PLAN.name)
    await attendants.look()
    assert store.attendance("north", PLAN.name) == {}
    start = datetime.now(UTC)
    store.save_pace(
        pacing.open_section(Pace("north", PLAN.name), "section-1", at=start)
    )
    clock.seconds += 60
    await attendants.look()
    (kept,) = store.attendance("north", PLAN.name).values()
    assert (kept.joined, kept.mode) == (start, "online")


async def test_another_server_goes_on_where_one_was_lost(
    store: Store, ana: Seating, make: Callable[[], tuple[Attendants, list[str]]]
):
    lost, _ = make()
    lost.came(ana, PLAN.name)
    await lost.look()
    again, _ = make()
    again.came(ana, PLAN.name)
    await again.look()
    assert here(store) == {ana.person.id}


async def test_what_could_not_be_written_is_written_by_the_next_look(
    store: Store,
    ana: Seating,
    make: Callable[[], tuple[Attendants, list[str]]],
    monkeypatch: pytest.MonkeyPatch,
):
    attendants, _ = make()
    attendants.came(ana, PLAN.name)
    with monkeypatch.context() as failing:
        failing.setattr(store, "keep_presence", lambda *_a, **_o: 1 / 0)
        with pytest.raises(ZeroDivisionError):
            await attendants.look()
    await attendants.look()
    assert here(store) == {ana.person.id}


@pytest.mark.parametrize(
    ("minutes", "counts"),
    [(-50, False), (-40, True), (0, True), (209, True), (211, False)],
)
def test_the_planned_hours_count_without_anybody_leading(
    minutes: int, counts: bool
) -> None:
    at = PLAN.starts + timedelta(minutes=minutes)
    found = counts_from(PLAN, Pace("north", PLAN.name), at=at)
    assert (found is not None) is counts


def test_a_place_says_nothing_but_whose_page_it_is() -> None:
    assert {*Place.__slots__} == {"cohort", "person", "workshop"}
