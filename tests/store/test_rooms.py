from datetime import datetime, timedelta

import pytest

from toolkit.errors import StoreError
from toolkit.model import Seating
from toolkit.store import Store

HOUR = timedelta(hours=1)


@pytest.mark.parametrize("typed", ["MATH-42", "math42", " m a t h - 4 2 ", "Math/42"])
def test_a_code_works_however_it_is_typed(
    store: Store, ana: Seating, now: datetime, typed: str
) -> None:
    store.rooms.open("north", "workshop2", code="MATH-42", expires_at=now + HOUR)
    assert store.rooms.find(typed, now=now) == (ana.cohort, "workshop2")
    assert store.rooms.code("north", "workshop2", now=now) == "MATH-42"


def test_a_room_ends_at_its_time(store: Store, ana: Seating, now: datetime) -> None:
    store.rooms.open("north", "workshop2", code="MATH-42", expires_at=now + HOUR)
    assert store.rooms.find("MATH-42", now=now + HOUR) is None
    assert store.rooms.code("north", "workshop2", now=now + HOUR) is None


def test_a_closed_room_lets_nobody_in(
    store: Store, ana: Seating, now: datetime
) -> None:
    store.rooms.open("north", "workshop2", code="MATH-42", expires_at=now + HOUR)
    store.rooms.close("math 42")
    store.rooms.close("unknown")
    assert store.rooms.find("MATH-42", now=now) is None
    assert store.rooms.code("north", "workshop2", now=now) is None


def test_opening_a_room_again_moves_its_end(
    store: Store, ana: Seating, now: datetime
) -> None:
    store.rooms.open("north", "workshop2", code="MATH-42", expires_at=now + HOUR)
    store.rooms.open("north", "workshop2", code="MATH-42", expires_at=now + 3 * HOUR)
    assert store.rooms.find("MATH-42", now=now + 2 * HOUR) == (ana.cohort, "workshop2")


def test_a_code_in_use_never_leads_to_two_rooms(
    store: Store, ana: Seating, now: datetime
) -> None:
    far = datetime.now(now.tzinfo) + HOUR
    store.rooms.open("north", "workshop2", code="MATH-42", expires_at=far)
    with pytest.raises(StoreError, match="Choose another code"):
        store.rooms.open("north", "workshop3", code="math42", expires_at=far)
    assert store.rooms.find("MATH-42", now=now) == (ana.cohort, "workshop2")
    store.rooms.close("MATH-42")
    store.rooms.open("north", "workshop3", code="math42", expires_at=far)
    assert store.rooms.find("MATH-42", now=now) == (ana.cohort, "workshop3")


def test_nothing_typed_opens_nothing(store: Store, ana: Seating, now: datetime) -> None:
    assert store.rooms.find("", now=now) is None
    assert store.rooms.find("--", now=now) is None
