"""The facilitator's tables."""

from __future__ import annotations

import pytest

from toolkit.cohort import Cohort
from toolkit.errors import ToolkitError
from toolkit.live import SilentChannel
from toolkit.model import Sharing
from toolkit.seat import Seat
from toolkit.store import Store


def test_a_table_of_answers_never_holds_a_private_one(store: Store) -> None:
    store.add_cohort("demo", "Demo")
    for name, sharing in [("Participant 1", "private"), ("Participant 2", "group")]:
        seating = store.add_seat("demo", name=name, school="Example School")
        Seat(seating, store=store, channel=SilentChannel()).save(
            "workshop1",
            "hope",
            name,
            sharing=Sharing(sharing),
            based_on=0,
            write=name,
            prompt="Your hope?",
        )
    table = Cohort("demo", store=store).responses("workshop1", "hope")
    assert list(table["value"]) == ["Participant 2"]


def vote(store: Store, number: int, *chosen: str) -> None:
    seating = store.add_seat("demo", name=f"Participant {number}")
    Seat(seating, store=store, channel=SilentChannel()).save(
        "workshop1",
        "ready",
        {"chosen": [0], "words": list(chosen)},
        sharing=Sharing.PRIVATE,
        based_on=0,
        write=f"vote-{number}",
        prompt="Ready?",
    )


def test_votes_are_counted_without_names_from_five_people_on(store: Store) -> None:
    store.add_cohort("demo", "Demo")
    for number in range(4):
        vote(store, number, "Ready")
    with pytest.raises(ToolkitError, match="4 people have voted"):
        Cohort("demo", store=store).votes("workshop1", "ready")
    vote(store, 4, "Not yet")
    table = Cohort("demo", store=store).votes("workshop1", "ready")
    assert table.to_dict("records") == [
        {"option": "Ready", "votes": 4},
        {"option": "Not yet", "votes": 1},
    ]


def test_the_roster_says_who_has_joined(store: Store) -> None:
    store.add_cohort("demo", "Demo")
    store.add_seat("demo", name="Participant 1", school="Example School")
    roster = Cohort("demo", store=store).roster()
    assert roster.to_dict("records") == [
        {
            "name": "Participant 1",
            "school": "Example School",
            "role": "participant",
            "group": None,
            "joined": False,
        }
    ]


def test_an_unknown_cohort_is_named_beside_the_known_ones(store: Store) -> None:
    store.add_cohort("demo", "Demo")
    with pytest.raises(ToolkitError, match="There is: demo"):
        Cohort("dmeo", store=store)
