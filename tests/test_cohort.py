"""The facilitator's tables."""

from __future__ import annotations

from pathlib import Path

import pandas as pd
import pytest

from toolkit.cohort import Cohort
from toolkit.contents import Asked, write_contents
from toolkit.errors import ToolkitError
from toolkit.live import SilentChannel
from toolkit.model import Role, Sharing
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


@pytest.fixture
def contents(tmp_path: Path) -> Path:
    """What one workshop asks: two activities that serve the same outcome."""
    asked = tuple(
        Asked("workshop1_launch", name, "reflection", name, "", ("PU1",), ("",), {})
        for name in ("hope", "worry")
    )
    write_contents(tmp_path, "workshop1_launch", asked)
    return tmp_path


def answer(store: Store, number: int, activity: str, text: str) -> None:
    seating = next(
        (s for s in store.roster("demo") if s.person.name == f"Participant {number}"),
        None,
    ) or store.add_seat("demo", name=f"Participant {number}")
    Seat(seating, store=store, channel=SilentChannel()).save(
        "workshop1_launch",
        activity,
        {"texts": [text]},
        sharing=Sharing.PRIVATE,
        based_on=0,
        write=f"{activity}-{number}",
        prompt="",
    )


def test_work_on_an_outcome_is_counted_from_five_people_on(
    store: Store, contents: Path
) -> None:
    store.add_cohort("demo", "Demo")
    cohort = Cohort("demo", store=store, contents=contents)
    for number in range(4):
        answer(store, number, "hope", "A hope")
    table = cohort.coverage().set_index("code")
    assert table.loc["PU1", "activities"] == 2
    assert pd.isna(table.loc["PU1", "people"])
    answer(store, 0, "worry", "A worry")
    answer(store, 4, "worry", "A worry")
    answer(store, 5, "worry", "  ")
    table = cohort.coverage().set_index("code")
    assert (table.loc["PU1", "people"], table.loc["PU1", "answers"]) == (5, 6)
    assert pd.isna(table.loc["CO1", "people"])


def test_what_facilitators_try_out_is_not_counted(store: Store, contents: Path) -> None:
    store.add_cohort("demo", "Demo")
    for number in range(5):
        name = f"Participant {number}"
        store.add_seat("demo", name=name, role=Role.FACILITATOR)
        answer(store, number, "hope", "Trying")
    table = Cohort("demo", store=store, contents=contents).coverage()
    assert table["people"].isna().all()
