from datetime import UTC, date, datetime, time

import pytest

from toolkit.errors import StaleError
from toolkit.model.calendar import Calendar, Occasion
from toolkit.store import Store

NOW = datetime(2026, 11, 30, 9, 0, tzinfo=UTC)
WHOLE = Occasion(
    day=date(2027, 1, 20),
    start=time(10),
    doors=time(9, 45),
    mode="In person",
    venue="Example Hall",
    address="1 Example Street",
    link="https://meeting.example/7",
    due=date(2027, 3, 1),
    confirmed=True,
)


@pytest.fixture
def north(store: Store) -> str:
    return store.cohorts.add("north", "North 2027").id


def test_a_calendar_is_kept_whole_and_counts_its_changes(
    store: Store, north: str
) -> None:
    assert store.calendars.of(north) is None
    first = Calendar("Europe/London", {"one": WHOLE, "two": Occasion()})
    kept = store.calendars.save(north, first, at=NOW)
    assert store.calendars.of(north) == kept
    assert (kept.version, kept.occasions["one"]) == (1, WHOLE)
    assert store.calendars.save(north, kept, at=NOW).version == 2


def test_what_somebody_else_has_changed_meanwhile_is_not_overwritten(
    store: Store, north: str
) -> None:
    new = Calendar("Europe/London")
    kept = store.calendars.save(north, new, at=NOW)
    store.calendars.save(north, kept, at=NOW)
    for stale in (new, kept):
        with pytest.raises(StaleError, match="Look at it again"):
            store.calendars.save(north, stale, at=NOW)
