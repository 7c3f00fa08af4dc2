"""Who is here, as the server writes it down."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from datetime import UTC, datetime, timedelta

import pytest

from tests.first_year import CALENDAR, PROGRAMME, YEAR
from toolkit.model import Pace, Seating
from toolkit.model import pace as pacing
from toolkit.model.attendance import Attendance, Place
from toolkit.server.accepted import Taken
from toolkit.server.live import presence
from toolkit.server.live.presence import Attendants, counts_from
from toolkit.server.years import Years
from toolkit.store import Store

PLAN = YEAR.workshop("workshop2")


@dataclass
class Watch:
    """One server that watches over one person, and time that a test lets pass."""

    store: Store
    person: Seating
    seconds: float = 1000.0
    told: list[str] = field(default_factory=list)

    def __post_init__(self) -> None:
        self.start()

    def start(self) -> None:
        """Be a server that has just started, and knows of nobody."""
        tell = self.told.append
        self.attendants = Attendants(
            self.store, years=Years(self.store, lambda: Taken(PROGRAMME)), tell=tell
        )

    async def look(self, *, later: float = 0) -> None:
        self.seconds += later
        await self.attendants.look()

    def came(self, page: str = PLAN.name) -> None:
        self.attendants.came(self.person, page)

    def went(self, page: str = PLAN.name) -> None:
        self.attendants.went(self.person, page)

    def lead(self) -> datetime:
        """Live time starts now."""
        start = datetime.now(UTC)
        pace = pacing.open_section(Pace("north", PLAN.name), "section-1", at=start)
        self.store.pace.save(pace)
        return start

    @property
    def is_here(self) -> bool:
        """Whether the database says that the person is here."""
        found = self.store.presence.here("north", PLAN.name, now=datetime.now(UTC))
        return any(one.here for one in found.values())

    @property
    def attendance(self) -> list[Attendance]:
        return [*self.store.attendance.of("north", PLAN.name).values()]


@pytest.fixture
def watch(store: Store, monkeypatch: pytest.MonkeyPatch) -> Watch:
    store.cohorts.add("north", "North")
    store.calendars.save("north", CALENDAR, at=datetime.now(UTC))
    watch = Watch(store, store.people.add("north", name="Participant 7"))
    monkeypatch.setattr(presence, "monotonic", lambda: watch.seconds)
    return watch


async def test_a_reload_is_no_departure_and_leaving_is(watch: Watch):
    watch.came()
    await watch.look()
    assert watch.is_here
    watch.told.clear()
    watch.went()
    await watch.look(later=2)
    watch.came()
    await watch.look(later=60)
    assert (watch.is_here, watch.told) == (True, [])
    watch.went()
    await watch.look(later=presence.GRACE + 1)
    assert (watch.is_here, watch.told) == (False, ["north"])


async def test_a_line_that_fails_for_ten_seconds_makes_nobody_absent(watch: Watch):
    watch.came()
    await watch.look()
    watch.told.clear()
    watch.went()
    noticed_tried_and_connected = 5 + 5 + 4
    for _second in range(10 + noticed_tried_and_connected):
        await watch.look(later=1)
        assert watch.is_here
    watch.came()
    await watch.look(later=60)
    assert (watch.is_here, watch.told) == (True, [])


async def test_one_of_two_devices_left_is_still_here(watch: Watch):
    for _device in range(2):
        watch.came()
    watch.went()
    await watch.look(later=60)
    assert watch.is_here


async def test_the_programmes_own_notebooks_are_no_workshop(watch: Watch):
    watch.came("portfolio")
    watch.went("portfolio")
    await watch.look()
    assert watch.told == []


async def test_who_leaves_soon_after_the_start_has_been_there(watch: Watch):
    watch.came()
    await watch.look()
    start = watch.lead()
    watch.went()
    await watch.look(later=presence.GRACE + 1)
    (kept,) = watch.attendance
    assert kept.joined == start
    assert kept.left is not None


async def test_who_is_here_when_live_time_starts_attends_from_then(watch: Watch):
    watch.came()
    await watch.look()
    assert watch.attendance == []
    start = watch.lead()
    await watch.look(later=60)
    (kept,) = watch.attendance
    assert (kept.joined, kept.mode) == (start, "online")


async def test_another_server_goes_on_where_one_was_lost(watch: Watch):
    watch.came()
    await watch.look()
    watch.start()
    watch.came()
    await watch.look()
    assert watch.is_here


async def test_what_could_not_be_written_is_written_by_the_next_look(
    watch: Watch, monkeypatch: pytest.MonkeyPatch
):
    watch.came()
    with monkeypatch.context() as failing:
        failing.setattr(watch.store.presence, "keep", lambda *_a, **_o: 1 / 0)
        with pytest.raises(ZeroDivisionError):
            await watch.look()
    await watch.look()
    assert watch.is_here


@pytest.mark.parametrize(
    ("minutes", "counts"),
    [(-50, False), (-40, True), (0, True), (209, True), (211, False)],
)
def test_the_planned_hours_count_without_anybody_leading(
    minutes: int, counts: bool
) -> None:
    assert PLAN.when is not None
    at = PLAN.when.starts + timedelta(minutes=minutes)
    found = counts_from(PLAN, Pace("north", PLAN.name), at=at)
    assert (found is not None) is counts


def test_without_a_day_only_a_led_workshop_counts() -> None:
    undated, at = replace(PLAN, when=None), datetime.now(UTC)
    assert counts_from(undated, Pace("north", PLAN.name), at=at) is None
    led = pacing.open_section(Pace("north", PLAN.name), "section-1", at=at)
    assert counts_from(undated, led, at=at) == at


def test_a_place_says_nothing_but_whose_page_it_is() -> None:
    assert {*Place.__slots__} == {"cohort", "person", "workshop"}


async def test_who_leads_is_here_in_the_cockpit_and_attends_nothing(watch: Watch):
    watch.lead()
    watch.came("facilitate")
    await watch.look(later=60)
    here = watch.store.presence.here("north", "facilitate", now=datetime.now(UTC))
    assert [one.here for one in here.values()] == [True]
    assert watch.attendance == []
    watch.went("facilitate")
    await watch.look(later=presence.GRACE + 1)
    assert not watch.store.presence.here("north", "facilitate", now=datetime.now(UTC))
