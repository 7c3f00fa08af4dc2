from datetime import UTC, datetime, timedelta

import pytest

from toolkit.errors import StaleError
from toolkit.model import Pace, Seating, Spotlit, Stretch, Timer
from toolkit.store import Store


def test_nothing_is_open_at_first(store: Store, ana: Seating) -> None:
    assert store.pace.of("north", "workshop2") == Pace("north", "workshop2")


def test_the_pace_comes_back_as_it_was_saved(store: Store, ana: Seating) -> None:
    moment = datetime(2023, 1, 27, 13, 4, tzinfo=UTC)
    saved = store.pace.save(
        Pace(
            "north",
            "workshop2",
            section="Arrive",
            revealed=frozenset({"ready"}),
            opened={"Arrive": moment},
            paused=True,
            timer=Timer("Write", ends_at=moment),
            notice="Two minutes",
            spotlight=(
                Spotlit("one", "hope", person=ana.person.id),
                Spotlit("two", "hope", text="More time together", alike=2),
            ),
            shown="two",
            hidden=frozenset({f"hope/{ana.person.id}"}),
            merged={"hope/two": "hope/one"},
            gathered=moment,
            page=2,
            stretches=(
                Stretch("Before", moment - timedelta(minutes=4), moment),
                Stretch("Arrive", moment),
            ),
        )
    )
    assert saved.version == 1
    assert store.pace.of("north", "workshop2") == saved


def test_a_timer_that_stands_keeps_what_is_left(store: Store, ana: Seating) -> None:
    timer = Timer("Write", left=61.5)
    saved = store.pace.save(Pace("north", "workshop2", timer=timer))
    assert store.pace.of("north", "workshop2") == saved


def test_a_change_to_one_activity_says_which(store: Store, ana: Seating) -> None:
    store.pace.save(Pace("north", "workshop2"), activity="ready")
    (event,) = store.events.since("north", 0)
    assert (event.kind, event.activity) == ("pace", "ready")


def test_of_two_facilitators_the_second_is_asked_to_look_again(
    store: Store, ana: Seating
) -> None:
    read = store.pace.of("north", "workshop2")
    first = store.pace.save(read)
    with pytest.raises(StaleError, match="try again"):
        store.pace.save(read)
    second = store.pace.save(first)
    with pytest.raises(StaleError, match="try again"):
        store.pace.save(first)
    assert store.pace.of("north", "workshop2") == second
    assert len(store.events.since("north", 0)) == 2
