import pytest

from toolkit.errors import StaleError
from toolkit.model import Pace, Seating
from toolkit.store import Store


def test_nothing_is_open_at_first(store: Store, ana: Seating) -> None:
    assert store.pace("north", "workshop2") == Pace("north", "workshop2")


def test_the_pace_comes_back_as_it_was_saved(store: Store, ana: Seating) -> None:
    saved = store.save_pace(
        Pace("north", "workshop2", section="Arrive", revealed=frozenset({"ready"}))
    )
    assert saved.version == 1
    assert store.pace("north", "workshop2") == saved


def test_of_two_facilitators_the_second_is_asked_to_look_again(
    store: Store, ana: Seating
) -> None:
    read = store.pace("north", "workshop2")
    first = store.save_pace(read)
    with pytest.raises(StaleError, match="try again"):
        store.save_pace(read)
    second = store.save_pace(first)
    with pytest.raises(StaleError, match="try again"):
        store.save_pace(first)
    assert store.pace("north", "workshop2") == second
    assert len(store.events_since("north", 0)) == 2
