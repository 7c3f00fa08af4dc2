"""What is chosen together for all who lead, and only in place of what is known."""

from __future__ import annotations

from datetime import timedelta

import pytest

from tests.store.conftest import NOW
from toolkit.model import Role, Seating
from toolkit.roster.remembered import remember, remembered, replace
from toolkit.store import Store

LATER = NOW + timedelta(minutes=1)


@pytest.fixture
def leads(store: Store, ana: Seating) -> list[Seating]:
    """Two who facilitate, beside somebody who takes part."""
    two = (
        store.people.add("north", name=f"Facilitator {n}", role=Role.FACILITATOR)
        for n in (1, 2)
    )
    return list(two)


def test_what_is_kept_for_a_cohort_hangs_on_all_who_lead(
    store: Store, leads: list[Seating]
) -> None:
    assert remembered(store, "north", "shown") is None
    assert remember(store, "north", "shown", {"a": 1}, at=NOW)
    chosen = store.choices.chosen("north", "shown")
    assert {*chosen} == {one.id for one in leads}
    assert remembered(store, "north", "shown") == {"a": 1}


def test_who_knows_what_is_no_longer_so_replaces_nothing(
    store: Store, leads: list[Seating]
) -> None:
    assert replace(store, "north", "shown", {"a": 1}, known=None, at=NOW)
    assert not replace(store, "north", "shown", {"a": 2}, known=None, at=LATER)
    assert remembered(store, "north", "shown") == {"a": 1}
    assert replace(store, "north", "shown", {"a": 3}, known={"a": 1}, at=LATER)
    assert remembered(store, "north", "shown") == {"a": 3}


def test_where_nobody_leads_nothing_is_kept(store: Store, ana: Seating) -> None:
    assert not remember(store, "north", "shown", {"a": 1}, at=NOW)
    assert not replace(store, "north", "shown", {"a": 1}, known=None, at=NOW)
    assert remembered(store, "north", "shown") is None
